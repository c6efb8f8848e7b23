// Where htmx answers each change of the filters, their button has nothing left to do.
if (window.htmx) for (const button of document.querySelectorAll("form[data-sift] [data-fallback]")) button.hidden = true;
