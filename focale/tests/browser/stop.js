// What has the focus, as somebody who only has keys would meet it: its name, its place, whether it shows.
() => {
  const e = document.activeElement, body = document.body;
  if (!e || e === body || e === document.documentElement) return null;
  const typed = (words) => (words || "").replace(/[\s\u00a0\u202f]+/g, " ").replace(/’/g, "'").trim();
  const words = (node) => {
    if (!node) return "";
    const copy = node.cloneNode(true);
    for (const part of copy.querySelectorAll("select, textarea, datalist, [aria-hidden=true]")) part.remove();
    return typed(copy.textContent);
  };
  const named = (ids) => (ids || "").split(" ").map((id) => words(document.getElementById(id))).join(" ").trim();
  const labels = [...(e.labels || [])].map(words).join(" ");
  const name = named(e.getAttribute("aria-labelledby")) || typed(e.getAttribute("aria-label")) || labels || words(e);
  const groups = [];
  for (let up = e.parentElement; up; up = up.parentElement) {
    if (up.matches("fieldset")) groups.push(words(up.querySelector("legend")));
    else if (up.matches("[aria-labelledby]")) groups.push(named(up.getAttribute("aria-labelledby")));
    else if (up.matches("[aria-label]")) groups.push(typed(up.getAttribute("aria-label")));
    else if (up.matches("li, tr")) groups.push(words(up.querySelector("th, b, h2, h3")));
  }
  const size = (box) => box.width * box.height;
  const own = e.getBoundingClientRect(), label = e.closest("label") || (e.labels || [])[0];
  const box = size(own) < 60 && label ? label.getBoundingClientRect() : own;
  const outlined = [e, e.nextElementSibling, e.closest("label")].filter(Boolean).some((part) => {
    const style = getComputedStyle(part);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  });
  const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
  const above = Math.max(box.top, 0), below = Math.min(box.bottom, innerHeight);
  const seen = [.5, .08, .92].some((across) => [.5, .15, .85].some((down) => {
    const top = document.elementFromPoint(left + (right - left) * across, above + (below - above) * down);
    return top && (e.contains(top) || top.contains(e) && top !== body || label?.contains(top));
  }));
  let aside = scrollX; // where it lies in a strip that moves sideways under the focus
  for (let up = e.parentElement; up && up !== document.documentElement; up = up.parentElement) aside += up.scrollLeft;
  const picked = e.matches("select") ? words(e.selectedOptions[0]) : "";
  window.walked ??= new Map();
  if (!walked.has(e)) walked.set(e, walked.size);
  return {
    number: walked.get(e), name, group: groups.filter(Boolean).join(" / "), tag: e.tagName.toLowerCase(),
    type: e.type || "", value: e.matches("select") ? picked : e.value ?? "", checked: !!e.checked,
    where: e.closest("header.facade, main, footer")?.tagName || "", placed: e.tabIndex < 0,
    outlined, seen, left: box.left + aside, right: box.right + aside, top: box.top + scrollY,
    bottom: box.bottom + scrollY, sticky: !!e.closest(".bulk"), document: performance.timeOrigin,
    href: e.href || "", html: e.outerHTML.slice(0, 140),
  };
}
