// A touch on the outline of a sound, or on a chapter, leads there; a line shows where one is. Also in what comes later.
{
  const player = (part) => part.closest("[data-player], [data-recording]");
  const media = (part) => player(part)?.querySelector("audio, video");
  const length = (sound, wave) => (Number.isFinite(sound.duration) && sound.duration) || Number(wave?.dataset.wave) || 1;

  document.addEventListener("click", (event) => {
    const wave = event.target.closest("[data-wave]"), chapter = event.target.closest("[data-chapter]");
    const sound = media(event.target);
    if (!sound || !(wave || chapter)) return;
    event.preventDefault();
    const box = wave?.getBoundingClientRect();
    sound.currentTime = wave ? ((event.clientX - box.left) / box.width) * length(sound, wave) : Number(chapter.dataset.chapter);
    sound.play().catch(() => {});
  });

  document.addEventListener("timeupdate", (event) => {
    const wave = player(event.target)?.querySelector("[data-wave]");
    wave?.querySelector("[data-here]").setAttribute("x", Math.max(0, (event.target.currentTime / length(event.target, wave)) * wave.viewBox.baseVal.width - 1));
  }, true);
}
