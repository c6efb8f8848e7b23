// Where htmx answers each change of the filters, their button has nothing left to do.
for (const button of document.querySelectorAll("form[data-sift] [data-fallback]")) button.hidden = true;
