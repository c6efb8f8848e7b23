// A frame drawn on the scan with the finger or the mouse fills the row one was in, else the empty one.
{
  const ground = document.querySelector("svg[data-frames]"), rows = [...document.querySelectorAll(".frame-rows fieldset")];
  if (ground && rows.length) begin();

  function begin() {
    let row = rows.at(-1), first = null, drawn = null;
    for (const each of rows) each.addEventListener("focusin", () => { row = each; });
    ground.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      ground.setPointerCapture(event.pointerId);
      first = place(event);
      drawn = ground.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "rect"));
    });
    ground.addEventListener("pointermove", (event) => { if (drawn) lay(drawn, first, place(event)); });
    ground.addEventListener("pointercancel", () => { drawn?.remove(); drawn = null; });
    ground.addEventListener("pointerup", (event) => {
      const last = place(event), sides = { left: Math.min(first[0], last[0]), top: Math.min(first[1], last[1]), right: Math.max(first[0], last[0]), bottom: Math.max(first[1], last[1]) };
      if (sides.right - sides.left < 0.01 || sides.bottom - sides.top < 0.01) drawn.remove();
      else fill(row, sides);
      drawn = null;
    });
  }

  function fill(row, sides) {
    for (const [side, share] of Object.entries(sides)) row.querySelector(`[name$="-${side}"]`).value = (share * 100).toFixed(1);
    row.querySelector("details").open = true;
  }

  function place(event) {
    const box = ground.getBoundingClientRect(), { width, height } = ground.viewBox.baseVal, scale = Math.min(box.width / width, box.height / height);
    const share = (at, from, size, whole) => Math.min(1, Math.max(0, (at - from - (size - whole * scale) / 2) / (whole * scale)));
    return [share(event.clientX, box.left, box.width, width), share(event.clientY, box.top, box.height, height)];
  }

  function lay(drawn, [a, b], [c, d]) {
    const { width, height } = ground.viewBox.baseVal;
    const facts = { x: Math.min(a, c) * width, y: Math.min(b, d) * height, width: Math.abs(a - c) * width, height: Math.abs(b - d) * height };
    for (const [name, number] of Object.entries(facts)) drawn.setAttribute(name, number);
  }
}
