// Moments of a sound or a film: « Ici » writes where it stands now, a moment written beside a name or a remark plays from there.
{
  const words = JSON.parse(document.querySelector("[data-points]")?.dataset.words ?? "{}");
  const players = new Map();
  for (const box of document.querySelectorAll("[data-file]")) {
    const player = box.querySelector("audio, video");
    if (!player) continue;
    players.set(box.dataset.file, player);
    const button = Object.assign(document.createElement("button"), { type: "button", className: "button quiet here", textContent: words.here });
    const moment = document.createElement("b");
    button.append(" ", moment);
    const told = () => { moment.textContent = Clock.short(player.currentTime); };
    told();
    player.addEventListener("timeupdate", told);
    player.addEventListener("seeked", told);
    button.addEventListener("click", () => {
      player.pause();
      document.dispatchEvent(new CustomEvent("moment", { detail: { box, second: Clock.short(player.currentTime) } }));
    });
    player.after(button);
  }
  for (const link of document.querySelectorAll("[data-seek]")) link.addEventListener("click", (event) => {
    const player = players.get(link.dataset.in);
    if (!player) return;
    event.preventDefault();
    player.currentTime = Number(link.dataset.seek);
    player.scrollIntoView({ block: "center" });
    player.focus();
  });
}
