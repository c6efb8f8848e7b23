// A button marked data-copy puts its text (or the value of the field it names with #id) on the clipboard and says so.
for (const button of document.querySelectorAll("[data-copy]")) button.hidden = !navigator.clipboard;
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const wanted = button.dataset.copy;
  const field = wanted.startsWith("#") && document.querySelector(wanted);
  await navigator.clipboard.writeText(field ? field.value || field.textContent.trim() : wanted);
  const before = button.textContent;
  button.textContent = button.dataset.done || "✓";
  setTimeout(() => { button.textContent = before; }, 2000);
});
