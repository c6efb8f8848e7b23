// A touch on a picture says where somebody is; the form below then asks who. Places are thousandths of the picture.
{
  const form = document.querySelector("form[data-seen]");
  for (const spot of document.querySelectorAll(".spot")) {
    spot.style.left = `${spot.dataset.x / 10}%`;
    spot.style.top = `${spot.dataset.y / 10}%`;
  }
  for (const picture of form ? document.querySelectorAll("[data-spots]") : []) {
    picture.classList.add("picking");
    picture.addEventListener("click", (event) => {
      const box = picture.querySelector("img")?.getBoundingClientRect();
      if (!box) return;
      const part = (at, from, size) => Math.min(1000, Math.max(0, Math.round(((at - from) * 1000) / size)));
      form.querySelector("[name=seen-x]").value = part(event.clientX, box.left, box.width);
      form.querySelector("[name=seen-y]").value = part(event.clientY, box.top, box.height);
      form.querySelector("[name=seen-file]").value = picture.dataset.spots;
      form.querySelector("[name=seen-how]").value = "seen";
      const who = form.querySelector("[name=seen-person]");
      who.scrollIntoView({ block: "center" });
      who.focus();
    });
  }
}
