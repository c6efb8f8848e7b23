// A form marked data-autosubmit is sent as soon as one of its choices changes; its own button then steps back.
const forms = document.querySelectorAll("form[data-autosubmit]");
for (const form of forms) for (const button of form.querySelectorAll("[data-fallback]")) button.hidden = true;
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-autosubmit]");
  if (form && event.target.matches("select, input[type=checkbox], input[type=radio], input[type=date]")) form.requestSubmit();
});
