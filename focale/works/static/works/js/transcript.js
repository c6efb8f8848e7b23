// A word of the transcript leads to its moment in the recording; what is being said is marked while it plays.
for (const text of document.querySelectorAll("[data-transcript]")) {
  const near = text.closest("[data-recording]") ?? document, player = near.querySelector("video, audio");
  if (!player) continue;
  const said = [...text.querySelectorAll("[data-from]")];
  text.classList.add("leads");
  text.addEventListener("click", (event) => {
    const at = event.target.closest("[data-at]"), words = event.target.closest("[data-from]");
    if (!at && !words) return;
    event.preventDefault();
    player.currentTime = at ? Number(at.dataset.at) : moment(words, event);
    player.play();
  });
  player.addEventListener("timeupdate", () => {
    for (const words of said) words.classList.toggle("now", words.dataset.from <= player.currentTime && player.currentTime < words.dataset.to);
  });

  // The share of the letters before the word that was touched is the share of the time before it.
  function moment(words, event) {
    const from = Number(words.dataset.from), to = Number(words.dataset.to), length = words.textContent.length;
    const place = document.caretPositionFromPoint?.(event.clientX, event.clientY);
    const range = place ? null : document.caretRangeFromPoint?.(event.clientX, event.clientY);
    const letter = place ? place.offset : (range?.startOffset ?? 0);
    const before = words.textContent.lastIndexOf(" ", letter - 1) + 1;
    return from + ((to - from) * before) / Math.max(1, length);
  }
}
