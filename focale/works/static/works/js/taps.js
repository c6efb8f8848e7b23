// Who is where: a touch on the picture, or « Ici » under a sound, says the place; the next name touched is noted there.
{
  const form = document.querySelector("[data-taps]"), picture = document.querySelector("[data-tapped] .spots");
  if (form && picture) {
    picture.classList.add("picking");
    picture.addEventListener("click", (event) => {
      const image = picture.querySelector("img");
      if (!image) return;
      const place = Place.of(event, image);
      form.elements.x.value = place.x;
      form.elements.y.value = place.y;
      Place.mark(picture, place, "?");
      name();
    });
  }
  if (form) document.addEventListener("moment", (event) => {
    form.elements.second.value = event.detail.second;
    name();
  });

  function name() {
    const chip = form.querySelector(".chip");
    chip?.scrollIntoView({ block: "center" });
    chip?.focus();
  }
}
