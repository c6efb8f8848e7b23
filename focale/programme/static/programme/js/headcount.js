// Big steps up and down, and the sum of the details shown against the total while one counts.
{
  const form = document.querySelector("[data-headcount]"), total = form.elements.total;
  const number = (field) => Math.max(0, parseInt(field.value, 10) || 0);
  for (const button of form.querySelectorAll("[data-step]")) button.hidden = false;

  function add() {
    for (const part of form.querySelectorAll("[data-parts]")) {
      const parts = [...part.querySelectorAll("input")].reduce((sum, field) => sum + number(field), 0);
      const said = part.querySelector("[data-sum]"), exceeds = parts > number(total);
      said.textContent = said.dataset[exceeds ? "exceeds" : "fits"].replace("{parts}", parts).replace("{total}", number(total));
      said.classList.toggle("too-many", exceeds);
    }
  }
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-step]");
    if (!button) return;
    const field = button.parentElement.querySelector("input");
    field.value = Math.max(0, number(field) + Number(button.dataset.step));
    add();
  });
  form.addEventListener("input", add);
  add();
}
