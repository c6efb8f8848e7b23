// A touch on a picture says where somebody is; the form below then asks who.
{
  const form = document.querySelector("form[data-seen]");
  for (const spot of document.querySelectorAll(".spot")) Place.lay(spot, spot.dataset);
  for (const picture of form ? document.querySelectorAll("[data-spots]") : []) {
    picture.classList.add("picking");
    picture.addEventListener("click", (event) => {
      const image = picture.querySelector("img");
      if (!image) return;
      const { x, y } = Place.of(event, image);
      for (const [name, value] of Object.entries({ x, y, file: picture.dataset.spots, how: "seen" })) form.querySelector(`[name=seen-${name}]`).value = value;
      const who = form.querySelector("[name=seen-person]");
      who.scrollIntoView({ block: "center" });
      who.focus();
    });
  }
}
