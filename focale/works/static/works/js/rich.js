// A long text with buttons for its headings, bold, quotes, lists and pictures. What is kept are the signs of the plain box behind
// (« ## », « ** », « > », « - », « [image 12] »), the same that are typed where no script runs.
{
  const SIGNS = { H3: "## ", BLOCKQUOTE: "> ", LI: "- " };
  for (const box of document.querySelectorAll("textarea[data-rich]")) enrich(box);

  function enrich(box) {
    const words = JSON.parse(box.closest("form").dataset.rich || "{}"), field = document.createElement("div"), bar = document.createElement("div");
    Object.assign(field, { className: "rich", contentEditable: "true", id: `${box.id}-rich` });
    for (const [name, value] of [["role", "textbox"], ["aria-multiline", "true"], ["aria-label", box.labels[0]?.textContent.trim() || ""]]) field.setAttribute(name, value);
    Object.assign(bar, { className: "rich-bar" });
    bar.setAttribute("role", "toolbar");
    bar.setAttribute("aria-controls", field.id);
    for (const [name, act] of Object.entries({ heading: () => block("H3"), bold: () => document.execCommand("bold"), quote: () => block("BLOCKQUOTE"), list: () => document.execCommand("insertUnorderedList") })) {
      added(words[name] || name).addEventListener("click", () => { field.focus(); act(); told(); });
    }
    document.execCommand("defaultParagraphSeparator", false, "p");
    field.append(drawn(box));
    box.before(bar, field);
    if ("pictures" in box.dataset) RichPictures.offer(bar, field, box.form, added(words.picture));
    box.hidden = true;
    box.labels[0]?.addEventListener("click", () => field.focus());
    field.addEventListener("input", told);
    field.addEventListener("paste", (event) => {
      event.preventDefault();
      document.execCommand("insertText", false, event.clipboardData.getData("text/plain"));
    });
    if (box.autofocus) field.focus();

    function added(label) {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "button quiet small", textContent: label });
      button.addEventListener("mousedown", (event) => event.preventDefault());
      bar.append(button);
      return button;
    }

    function block(tag) {
      const here = getSelection().anchorNode, inside = (here?.nodeType === 1 ? here : here?.parentElement)?.closest(tag);
      document.execCommand("formatBlock", false, inside && field.contains(inside) ? "P" : tag);
    }

    function told() {
      box.value = signs(field);
      box.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  // Signs to what is seen: the words go in as text, never as markup.
  function drawn(box) {
    const all = document.createDocumentFragment();
    for (const part of box.value.split(/\n{2,}/)) {
      let list = null;
      for (const line of part.split("\n")) {
        const figure = "pictures" in box.dataset && RichPictures.drawn(line, box.form);
        if (figure) { list = null; all.append(figure); continue; }
        const [tag, rest] = /^#{1,6}\s/.test(line) ? ["h3", line.replace(/^#+\s+/, "")] : /^>\s?/.test(line) ? ["blockquote", line.replace(/^>\s?/, "")] : /^[-*]\s/.test(line) ? ["li", line.slice(2)] : ["p", line];
        const piece = document.createElement(tag);
        for (const [place, run] of rest.split("**").entries()) {
          if (!run) continue;
          if (place % 2) piece.append(Object.assign(document.createElement("b"), { textContent: run }));
          else piece.append(run);
        }
        if (!piece.hasChildNodes()) piece.append(document.createElement("br"));
        if (tag === "li") {
          if (!list) all.append((list = document.createElement("ul")));
          list.append(piece);
        } else {
          list = null;
          all.append(piece);
        }
      }
    }
    return all;
  }

  function signs(field) {
    const lines = [];
    for (const node of field.childNodes) {
      if (node.nodeType === 3) { if (node.data.trim()) lines.push(node.data); continue; }
      if (node.dataset.picture) { lines.push(`[image ${node.dataset.picture}]`); continue; }
      const items = /^(UL|OL)$/.test(node.nodeName) ? [...node.children] : [node];
      const said = items.map((item) => (SIGNS[item.nodeName] || "") + inline(item).trim()).filter((line) => line.replace(/^[#>\-\s]+/, ""));
      if (said.length) lines.push(said.join("\n"));
    }
    return lines.join("\n\n");
  }

  function inline(node) {
    return [...node.childNodes].map((child) => {
      if (child.nodeType === 3) return child.data;
      if (child.nodeName === "BR") return "\n";
      const inside = inline(child);
      return /^(B|STRONG)$/.test(child.nodeName) && inside.trim() ? `**${inside.trim()}**${inside.endsWith(" ") ? " " : ""}` : inside;
    }).join("");
  }
}
