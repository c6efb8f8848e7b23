// Of a budget: the sums of both sides follow what is typed. Without scripts they stand as last saved.
{
  const form = document.querySelector(".budget-form");
  const euros = new Intl.NumberFormat(document.documentElement.lang, { style: "currency", currency: "EUR" });
  const cents = (typed) => Math.round(100 * Number(typed.replace(/[\s€]/g, "").replace(",", "."))) || 0;
  form?.addEventListener("input", () => {
    const sums = {};
    for (const box of form.querySelectorAll("input[data-side]")) {
      sums[box.dataset.side] = (sums[box.dataset.side] ?? 0) + cents(box.value);
    }
    for (const shown of form.querySelectorAll("[data-sum]")) {
      shown.textContent = euros.format((sums[shown.dataset.sum] ?? 0) / 100);
    }
    for (const shown of form.querySelectorAll("[data-gap]")) {
      const [one, other] = shown.dataset.gap.split(" ");
      shown.hidden = sums[one] === sums[other];
    }
  });
}
