// Shows the closing button of notices and lets it close them.
for (const button of document.querySelectorAll("[data-dismiss]")) button.hidden = false;
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-dismiss]");
  if (!button) return;
  button.closest(".notice").remove();
  document.querySelector("main").focus({ preventScroll: true });
});
