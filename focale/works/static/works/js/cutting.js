// Cutting by ear: what plays says where a passage begins and ends, and each cut is heard at once. Without it times are typed.
for (const table of document.querySelectorAll("[data-cutting], [data-clips] .clips > li")) {
  const media = table.querySelector("audio, video");
  if (media) begin(table, media);
}

function begin(table, media) {
  let until = null, queue = [];
  media.addEventListener("timeupdate", () => {
    if (until === null || media.currentTime < until) return;
    const next = queue.shift();
    if (next) hear(...next, queue);
    else stop();
  });
  media.addEventListener("pause", () => { if (!media.seeking && media.readyState > 1 && !queue.length) until = null; });

  for (const button of table.querySelectorAll("[data-here-is]")) {
    const box = table.querySelector(`[name="${button.dataset.hereIs}"]`);
    button.hidden = false;
    button.addEventListener("click", () => {
      box.value = Clock.written(media.currentTime, 1).replace(",0", "");
      box.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }
  for (const link of table.querySelectorAll("[data-from]")) link.addEventListener("click", (event) => {
    event.preventDefault();
    const from = Number(link.dataset.from);
    hear(from, link.dataset.until ? Number(link.dataset.until) : from + 4);
  });
  const all = table.querySelector("[data-listen]");
  if (all) {
    all.hidden = false;
    all.querySelector("[data-all]").addEventListener("click", () => {
      const [first, ...rest] = JSON.parse(table.dataset.kept);
      if (first) hear(...first, rest);
    });
  }
  const passage = table.querySelector("[data-passage]");
  if (passage) {
    passage.hidden = false;
    passage.addEventListener("click", () => {
      const [from, to] = ["cut_from", "cut_to"].map((name) => Clock.read(table.querySelector(`[name="${name}"]`).value));
      hear(from || 0, Number.isNaN(to) ? media.duration : to);
    });
  }

  function hear(from, to, rest = []) {
    queue = rest;
    until = to;
    media.currentTime = from;
    media.play().catch(() => {});
  }
  function stop() {
    until = null;
    media.pause();
  }
}
