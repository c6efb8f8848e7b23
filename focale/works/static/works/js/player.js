// A touch on the outline of a sound, or on a chapter, leads there; a line shows where one is.
for (const player of document.querySelectorAll("[data-player], [data-recording]")) {
  const sound = player.querySelector("audio, video"), wave = player.querySelector("[data-wave]"), here = wave?.querySelector("[data-here]");
  const length = () => (Number.isFinite(sound.duration) && sound.duration) || Number(wave?.dataset.wave) || 1;

  if (!sound) continue;
  wave?.addEventListener("click", (event) => {
    const box = wave.getBoundingClientRect();
    to(((event.clientX - box.left) / box.width) * length());
  });
  if (here) sound.addEventListener("timeupdate", () => {
    here.setAttribute("x", Math.max(0, (sound.currentTime / length()) * wave.viewBox.baseVal.width - 1));
  });
  for (const link of player.querySelectorAll("[data-to]")) link.addEventListener("click", (event) => {
    event.preventDefault();
    to(Number(link.dataset.to));
  });

  function to(second) {
    sound.currentTime = second;
    sound.play().catch(() => {});
  }
}
