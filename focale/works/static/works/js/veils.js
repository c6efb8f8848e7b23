// Frames over a picture, each bound to a box to tick; one more is drawn with the finger or the mouse. Thousandths of the picture.
{
  const form = document.querySelector("form[data-veils]"), ground = form?.querySelector(".spots");
  if (form) begin();

  function begin() {
    const list = form.querySelector(".boxes");
    for (const box of list.querySelectorAll("input")) frame(box);
    let first = null, drawn = null;
    ground.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      ground.setPointerCapture(event.pointerId);
      first = Place.of(event, ground);
      drawn = ground.appendChild(Object.assign(document.createElement("span"), { className: "veil on" }));
    });
    ground.addEventListener("pointermove", (event) => { if (drawn) lay(drawn, between(first, Place.of(event, ground))); });
    ground.addEventListener("pointerup", (event) => {
      const box = between(first, Place.of(event, ground));
      drawn.remove();
      drawn = null;
      if (box[2] < 8 || box[3] < 8) return;
      const line = document.createElement("li"), label = document.createElement("label"), tick = document.createElement("input");
      Object.assign(tick, { type: "checkbox", name: "box", value: box.join(","), checked: true });
      label.className = "tick";
      label.append(tick, ` ${form.dataset.words} ${list.children.length + 1}`);
      line.append(label);
      list.append(line);
      frame(tick);
    });
  }

  function frame(tick) {
    const shown = ground.appendChild(Object.assign(document.createElement("span"), { className: "veil" }));
    lay(shown, tick.value.split(",").map(Number));
    const tell = () => shown.classList.toggle("on", tick.checked);
    tick.addEventListener("change", tell);
    tell();
  }

  function lay(shown, [x, y, width, height]) {
    Object.assign(shown.style, { left: `${x / 10}%`, top: `${y / 10}%`, width: `${width / 10}%`, height: `${height / 10}%` });
  }

  function between(a, b) { return [Math.min(a.x, b.x), Math.min(a.y, b.y), Math.abs(a.x - b.x), Math.abs(a.y - b.y)]; }
}
