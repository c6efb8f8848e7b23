// Advice on an easy-to-read text while one writes it; where no script runs a button asks for it.
for (const form of document.querySelectorAll("form[data-hints]")) {
  const PAUSE = 700, here = document.querySelector("[data-hints-here]"), box = form.querySelector("textarea");
  let waiting = 0, asked = 0;
  form.querySelector("[data-check]").hidden = true;
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, PAUSE); });

  async function ask() {
    const number = ++asked, body = new URLSearchParams({ [box.name]: box.value, csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value });
    try {
      const answer = await fetch(form.dataset.hints, { method: "POST", body });
      if (answer.ok && number === asked) here.innerHTML = await answer.text();
    } catch { /* the network is away: the advice of before stays */ }
  }
}
