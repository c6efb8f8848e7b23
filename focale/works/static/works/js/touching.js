// A picture to touch, as large as the page allows: the place is told in thousandths, whatever its size.
for (const form of document.querySelectorAll("form[data-touch]")) {
  const picture = form.querySelector("input[type=image]");
  form.classList.add("large");
  picture.addEventListener("click", (event) => {
    const box = picture.getBoundingClientRect();
    if (!event.clientX && !event.clientY) return; // by a key: the numbers below say where
    const part = (at, from, size) => Math.min(1000, Math.max(0, Math.round(((at - from) * 1000) / size)));
    form.elements.x.value = part(event.clientX, box.left, box.width);
    form.elements.y.value = part(event.clientY, box.top, box.height);
  });
}
