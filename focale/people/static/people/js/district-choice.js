// The list of districts only matters when the answer is "yes, in the one chosen below".
const part = document.querySelector(".of-district");
const settle = () => {
  const chosen = document.querySelector("input[name=answer]:checked");
  part.classList.toggle("stands-back", Boolean(chosen) && chosen.value !== "yes");
};
if (part) {
  document.addEventListener("change", settle);
  settle();
}
