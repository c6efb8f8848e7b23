// Pictures of the piece in its text: a line « [image 12] » of the plain box, the picture itself where one writes.
const RichPictures = {
  of: (form) => JSON.parse(form.dataset.picturesHere || "[]"),

  // A line of the box as the picture it stands for; nothing where it stands for none.
  drawn(line, form) {
    const number = /^\s*\[image (\d+)\]\s*$/.exec(line)?.[1], picture = RichPictures.of(form).find((one) => String(one.pk) === number);
    return picture && RichPictures.figure(picture, form);
  },

  figure(picture, form) {
    const figure = document.createElement("figure"), away = document.createElement("button");
    Object.assign(away, { type: "button", className: "button quiet small", textContent: JSON.parse(form.dataset.rich).away });
    away.append(Object.assign(document.createElement("span"), { className: "unseen", textContent: ` : ${picture.name}` }));
    away.addEventListener("click", () => {
      const field = figure.parentElement;
      figure.remove();
      field.focus();
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    figure.contentEditable = "false";
    figure.dataset.picture = picture.pk;
    figure.append(RichPictures.image(picture), away);
    return figure;
  },

  image: (picture) => Object.assign(document.createElement("img"), { src: picture.src, alt: picture.name }),

  // A button that opens the pictures; each of them goes behind the line one was at.
  offer(bar, field, form, button) {
    const words = JSON.parse(form.dataset.rich), pictures = RichPictures.of(form), tray = document.createElement("div");
    let here = null;
    Object.assign(tray, { className: "rich-tray", hidden: true });
    tray.setAttribute("role", "group");
    tray.setAttribute("aria-label", words.picture);
    if (!pictures.length) tray.append(Object.assign(document.createElement("p"), { className: "soft", textContent: words.noPicture }));
    for (const picture of pictures) {
      const one = Object.assign(document.createElement("button"), { type: "button" });
      one.append(RichPictures.image(picture));
      one.addEventListener("click", () => put(picture));
      tray.append(one);
    }
    bar.after(tray);
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", () => show(tray.hidden));
    document.addEventListener("selectionchange", () => {
      const at = getSelection().anchorNode, block = at && [...field.childNodes].find((node) => node.contains(at));
      if (block) here = block;
    });

    function show(is) {
      tray.hidden = !is;
      button.setAttribute("aria-expanded", is);
      if (is) tray.querySelector("button")?.focus();
    }

    function put(picture) {
      const figure = RichPictures.figure(picture, form);
      if (here?.parentNode === field) here.after(figure);
      else field.append(figure);
      if (!figure.nextSibling) {
        const line = document.createElement("p");
        line.append(document.createElement("br"));
        figure.after(line);
      }
      show(false);
      field.focus();
      getSelection().collapse(figure.nextSibling, 0);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  },
};
