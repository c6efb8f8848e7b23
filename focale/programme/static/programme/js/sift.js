// Where htmx answers each change of the filters, their button has nothing left to do.
if (window.htmx) for (const button of document.querySelectorAll("form[data-sift] [data-fallback]")) button.hidden = true;

// The same question is asked once: leaving a box that was answered while one typed would bring the same answer again, and
// take its place away from whoever has gone on with the keyboard. Who presses the button asks again.
for (const form of document.querySelectorAll("form[data-sift]")) {
  const asking = () => new URLSearchParams(new FormData(form)).toString();
  let asked = asking();
  form.addEventListener("htmx:config:request", (event) => {
    if (asking() === asked && event.detail.ctx.sourceEvent?.type !== "submit") event.preventDefault();
    asked = asking();
  });
}
