// Who is where: a touch on the picture, or « Ici » under a sound, says the place; the next name touched is noted there.
{
  const form = document.querySelector("[data-taps]"), picture = document.querySelector("[data-tapped] .spots");
  if (form && picture) {
    picture.classList.add("picking");
    picture.addEventListener("click", (event) => {
      const box = picture.querySelector("img")?.getBoundingClientRect();
      if (!box) return;
      const part = (at, from, size) => Math.min(1000, Math.max(0, Math.round(((at - from) * 1000) / size)));
      form.elements.x.value = part(event.clientX, box.left, box.width);
      form.elements.y.value = part(event.clientY, box.top, box.height);
      picture.querySelector(".spot.new")?.remove();
      const spot = Object.assign(document.createElement("span"), { className: "spot new", textContent: "?" });
      spot.style.left = `${form.elements.x.value / 10}%`;
      spot.style.top = `${form.elements.y.value / 10}%`;
      picture.append(spot);
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
