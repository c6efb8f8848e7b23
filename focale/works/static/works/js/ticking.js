// Several pieces ticked: how many is said beside the button, which waits for the first; all of a page at once.
for (const form of document.querySelectorAll("form[data-ticking]")) {
  const boxes = [...form.querySelectorAll("input[name=piece]")], told = form.querySelector("[data-ticked]");
  const all = form.querySelector("[data-tick-all]"), go = form.querySelector("button:not([type])");
  all.hidden = false;
  all.addEventListener("click", () => {
    const ticked = boxes.some((box) => !box.checked);
    for (const box of boxes) box.checked = ticked;
    count();
  });
  form.addEventListener("change", count);
  count();

  function count() {
    const n = boxes.filter((box) => box.checked).length;
    told.textContent = n === 1 ? told.dataset.one : n ? told.dataset.many.replace("{n}", n) : "";
    go.disabled = !n;
  }
}
