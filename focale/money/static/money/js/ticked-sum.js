// Of a form to take money: the sum follows what is ticked, until somebody types another.
{
  const form = document.querySelector(".take-form"), sum = form?.elements.cents;
  let typed = false;
  sum?.addEventListener("input", () => { typed = sum.value.trim() !== ""; });
  form?.addEventListener("change", ({ target }) => {
    if (typed || target.name !== "shares") return;
    let cents = 0;
    for (const box of form.querySelectorAll("input[name=shares]:checked")) cents += Number(box.closest("label").querySelector("[data-cents]").dataset.cents);
    const rest = cents % 100;
    sum.value = cents ? `${(cents - rest) / 100}${rest ? `,${String(rest).padStart(2, "0")}` : ""}` : "";
  });
}
