// Pointing with a finger, for a remark: a touch on a picture, a moment of a sound, words chosen in a text. What was pointed
// at is written into the lists of the form, which do the same without this script.
{
  const form = document.querySelector("#remarquer"), said = document.querySelector("[data-points]");
  if (form) {
    const words = JSON.parse(said.dataset.words), field = (name) => form.querySelector(`[name=${name}]`);
    for (const picture of document.querySelectorAll("[data-picture] .spots")) {
      picture.classList.add("picking");
      picture.addEventListener("click", (event) => {
        const image = picture.querySelector("img");
        if (!image || event.target.closest("a")) return;
        const place = Place.of(event, image);
        point(picture.closest("[data-place]").dataset.place, place);
        Place.mark(picture, place, "+");
      });
    }
    document.addEventListener("moment", (event) => point(event.detail.box.dataset.place, { second: event.detail.second }));
    field("spot")?.addEventListener("change", () => { field("x").value = field("y").value = ""; Place.unmark(); });
    field("place").addEventListener("change", () => { for (const name of ["x", "y", "quote"]) field(name).value = ""; Place.unmark(); });
    choose();

    function point(place, facts) {
      field("place").value = place;
      for (const name of ["x", "y", "quote", "second", "spot"]) if (field(name)) field(name).value = facts[name] ?? "";
      field("words").scrollIntoView({ block: "center" });
      field("words").focus();
    }

    function choose() {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "button small on-words", textContent: words.remark, hidden: true });
      document.body.append(button);
      document.addEventListener("selectionchange", () => {
        const chosen = getSelection(), passage = chosen.rangeCount && chosen.anchorNode?.parentElement?.closest("[data-passage]");
        const inside = passage && !chosen.isCollapsed && passage.contains(chosen.focusNode) && chosen.toString().trim();
        button.hidden = !inside;
        if (inside) Object.assign(button.dataset, { place: passage.dataset.passage, quote: chosen.toString().trim().slice(0, 300) });
      });
      button.addEventListener("click", () => { point(button.dataset.place, { quote: button.dataset.quote }); button.hidden = true; });
    }
  }
}
