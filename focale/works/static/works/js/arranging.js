// A line of a collection drawn to its place with the mouse or a finger; the buttons do the same, one place at a time.
for (const form of document.querySelectorAll("form[data-arranging]")) {
  const list = form.querySelector("ol"), words = document.querySelector("[data-drag-words]");
  words.textContent = words.dataset.dragWords;
  let held = null, began = 0;
  for (const line of list.children) {
    const grip = Object.assign(document.createElement("span"), { className: "grip", textContent: "⠿" });
    grip.setAttribute("aria-hidden", "true");
    line.prepend(grip);
    grip.addEventListener("pointerdown", (event) => {
      held = line;
      began = place(line);
      grip.setPointerCapture(event.pointerId);
      line.classList.add("held");
      event.preventDefault();
    });
    grip.addEventListener("pointermove", ({ clientX, clientY }) => {
      if (!held) return;
      const over = document.elementFromPoint(clientX, clientY)?.closest("ol.order > li");
      if (!over || over === held) return;
      if (place(over) > place(held)) over.after(held); else over.before(held);
    });
    grip.addEventListener("pointerup", drop);
    grip.addEventListener("pointercancel", drop);
  }

  function place(line) { return [...list.children].indexOf(line); }

  function drop() {
    if (!held) return;
    const line = held, now = place(line);
    held.classList.remove("held");
    held = null;
    if (now === began) return;
    const field = Object.assign(document.createElement("input"), { type: "hidden", name: "place", value: now });
    form.append(field);
    form.action = line.dataset.address;
    form.submit();
  }
}
