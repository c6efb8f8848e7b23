// Of the count of the box: what the coins and notes add up to, while one counts.
{
  const form = document.querySelector(".till-form"), line = form?.querySelector(".coin-total");
  const tell = () => {
    let cents = 0;
    for (const box of form.querySelectorAll("input.coin")) cents += Number(box.value || 0) * Number(box.dataset.value);
    line.querySelector("[data-coin-total]").value = (cents / 100).toLocaleString(document.documentElement.lang, { style: "currency", currency: "EUR" });
  };
  if (line) {
    line.hidden = false;
    form.addEventListener("input", tell);
    tell();
  }
}
