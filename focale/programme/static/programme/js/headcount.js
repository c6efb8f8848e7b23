// Big steps up and down, the sum of the details shown against the total while one counts; without network the
// count waits on the device like a tap.
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

  const counted = () => [...form.querySelectorAll("input[type=number]")];
  form.addEventListener("submit", async (event) => {
    if (!Outbox.works()) return;
    event.preventDefault();
    const wrong = form.querySelector(".too-many");
    if (wrong) return wrong.closest("[data-parts]").querySelector("input").focus();
    const headcount = Object.fromEntries(counted().map((field) => [field.name, number(field)]));
    const tap = await Outbox.add(form.dataset.headcount, { headcount }, document.querySelector("h1").textContent);
    document.addEventListener("list:told", ({ detail }) => { if (detail.kept.includes(tap.id)) location.href = form.dataset.back; });
    Outbox.send();
  });
  document.addEventListener("outbox:changed", ({ detail: { waiting } }) => {
    const last = waiting.filter((tap) => tap.list === form.dataset.headcount && tap.facts.headcount).pop();
    if (!last) return;
    for (const field of counted()) field.value = last.facts.headcount[field.name];
    add();
  }, { once: true });
  add();
}
