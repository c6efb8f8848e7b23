// A place on a picture, in thousandths of it from the left and the top, as the forms and the server write it.
class Place {
  static of(event, picture) {
    const box = picture.getBoundingClientRect();
    const share = (at, from, size) => Math.min(1000, Math.max(0, Math.round(((at - from) * 1000) / size)));
    return { x: share(event.clientX, box.left, box.width), y: share(event.clientY, box.top, box.height) };
  }

  static lay(spot, { x, y }) { Object.assign(spot.style, { left: `${x / 10}%`, top: `${y / 10}%` }); }

  // The one new spot of the page, on this picture.
  static mark(picture, place, sign) {
    Place.unmark();
    const spot = Object.assign(document.createElement("span"), { className: "spot new", textContent: sign });
    Place.lay(spot, place);
    picture.append(spot);
  }

  static unmark() { document.querySelector(".spot.new")?.remove(); }
}
