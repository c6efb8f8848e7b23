// Somebody who was not expected: found as one types, or kept on the device until the network is back.
{
  const place = document.querySelector("[data-list]"), list = place.dataset.list;
  const search = document.querySelector("[data-search]"), found = document.querySelector("[data-found]");
  const LEAST = 2, PAUSE = 250;
  let timer = 0, asked = 0;

  search.querySelector("[data-fallback]").hidden = true;
  async function look() {
    const words = search.elements.q.value.trim(), mine = ++asked;
    if (words.length < LEAST) return found.replaceChildren();
    const answer = await fetch(`${location.pathname}?q=${encodeURIComponent(words)}`, { headers: { "HX-Request": "true" } }).catch(() => null);
    if (answer?.ok && mine === asked) found.innerHTML = await answer.text();
  }
  search.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(look, PAUSE); });
  search.addEventListener("submit", (event) => { event.preventDefault(); look(); });

  // What the server needs to know who it is, and a name to show while it waits.
  function described(form) {
    const told = Object.fromEntries(new FormData(form));
    if (told.ticket) return [{ ticket: told.ticket }, form.dataset.name];
    if (told.card) return [{ card: told.card }, told.card.replace(/.*\/carte\/.*/, document.querySelector("[data-outbox]").dataset.wordCard)];
    const { first_name, last_name, age, gender, "call-name": name, "call-phone": phone } = told;
    const call = name || phone ? { call: { name, phone } } : {};
    return [{ new: { first_name, last_name, age, gender }, ...call }, `${first_name} ${last_name}`.trim()];
  }
  // A minor is not added before whom to call was asked; where there is no number yet, the second button adds all the same.
  const ADULT = 18;
  function asking(form, asks) {
    for (const part of form.querySelectorAll("[data-without], [data-asks]")) part.hidden = !asks;
  }
  function asksWhomToCall(form, button) {
    const fields = form.elements, age = fields.age?.value.trim();
    const empty = ["call-name", "call-phone"].map((name) => fields[name]).find((field) => field && !field.value.trim());
    if (!age || !(Number(age) < ADULT) || !empty || button?.matches("[data-without]")) return false;
    asking(form, true);
    empty.focus();
    return true;
  }
  document.addEventListener("submit", async (event) => {
    const form = event.target.closest("[data-walk-in]");
    if (!form || !Outbox.works() || (form.elements.first_name && !form.elements.first_name.value.trim())) return;
    event.preventDefault();
    if (asksWhomToCall(form, event.submitter)) return;
    const [who, name] = described(form), keys = form.contains(document.activeElement) && document.activeElement.matches(":focus-visible");
    await Outbox.add(list, { ...who, presence: "present" }, name);
    form.reset();
    asking(form, false);
    found.replaceChildren();
    if (keys) (form.elements.card || form.elements.first_name || search.elements.q).focus();
    Outbox.send();
  });
  // With keys the next one is added from where this one was, also after the page came back with the longer list.
  const PLACE = "focale-adding", last = document.getElementById(sessionStorage.getItem(PLACE) || "");
  sessionStorage.removeItem(PLACE);
  if (last) {
    last.closest("details")?.setAttribute("open", "");
    last.focus({ preventScroll: true });
  }
  document.addEventListener("list:told", ({ detail }) => {
    const drawn = new Set([...document.querySelectorAll("[data-roll] [data-person]")].map((line) => line.dataset.person));
    if (detail.kept.length && Object.keys(detail.lines).some((person) => !drawn.has(person))) {
      if (place.contains(document.activeElement)) sessionStorage.setItem(PLACE, document.activeElement.id);
      location.reload();
    }
  });
  document.addEventListener("outbox:changed", ({ detail: { waiting } }) => {
    const roll = document.querySelector(`[data-roll="${list}"]`), pattern = document.querySelector("template[data-pending]");
    for (const line of roll.querySelectorAll("[data-unknown]")) line.remove();
    for (const tap of waiting.filter((each) => each.list === list && !each.facts.person && !each.facts.headcount)) {
      const line = pattern.content.firstElementChild.cloneNode(true);
      line.dataset.unknown = tap.id;
      line.querySelector("b").textContent = tap.name;
      roll.append(line);
    }
  });
}
