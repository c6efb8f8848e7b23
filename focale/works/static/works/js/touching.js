// A picture to touch, as large as the page allows: the place is told in thousandths, whatever its size.
for (const form of document.querySelectorAll("form[data-touch]")) {
  const picture = form.querySelector("input[type=image]");
  form.classList.add("large");
  picture.addEventListener("click", (event) => {
    if (!event.clientX && !event.clientY) return; // by a key: the numbers below say where
    const { x, y } = Place.of(event, picture);
    form.elements.x.value = x;
    form.elements.y.value = y;
  });
}
