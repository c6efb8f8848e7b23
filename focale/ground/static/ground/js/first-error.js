// After htmx has put a refused form back, the first wrong answer gets the focus, as it does without JavaScript.
document.addEventListener("htmx:after:swap", () => {
  const field = document.querySelector("[aria-invalid=true]");
  if (field) field.focus();
});
