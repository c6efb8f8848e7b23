// One more row of a list without asking the server; the last one is copied empty.
for (const button of document.querySelectorAll("button[name=again]")) {
  const list = button.previousElementSibling, count = list.previousElementSibling, name = button.value;
  button.addEventListener("click", (event) => {
    event.preventDefault();
    const number = Number(count.value), row = list.lastElementChild.cloneNode(true);
    const rename = (text) => text.replace(`${name}-${number - 1}-`, `${name}-${number}-`).replace(`_${number - 1}`, `_${number}`);
    for (const box of row.querySelectorAll("input, textarea")) {
      Object.assign(box, { value: "", name: rename(box.name), id: rename(box.id) });
      box.textContent = "";
    }
    const own = row.querySelector("[data-row-name]");
    if (own) own.value = Array.from(crypto.getRandomValues(new Uint8Array(4)), (byte) => byte.toString(16).padStart(2, "0")).join("");
    for (const label of row.querySelectorAll("label")) label.htmlFor = rename(label.htmlFor);
    row.querySelector(".row-number").textContent = number + 1;
    row.setAttribute("aria-label", row.getAttribute("aria-label").replace(/\d+/, number + 1));
    list.append(row);
    count.value = number + 1;
    row.querySelector("input, textarea").focus();
  });
}
