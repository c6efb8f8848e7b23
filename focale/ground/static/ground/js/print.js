// A button marked data-print shows itself and opens the printing window.
for (const button of document.querySelectorAll("[data-print]")) button.hidden = false;
document.addEventListener("click", (event) => { if (event.target.closest("[data-print]")) window.print(); });
