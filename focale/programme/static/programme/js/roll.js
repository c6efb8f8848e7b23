// The hands of a list: one tap is kept on the device at once, shown at once, undone at once; see outbox.js.
{
  const bar = document.querySelector("[data-outbox]"), undo = bar.querySelector("[data-undo]");
  const LOOK_AGAIN = 30000;
  let before = null;

  const lineOf = (list, person) => document.querySelector(`[data-roll="${list}"] [data-person="${person}"]`);
  const stateOf = (line) => ({ presence: line.dataset.presence, arrived: line.dataset.arrived, left: line.dataset.left });

  function draw(line, { presence, arrived, left, notes, asks }) {
    Object.assign(line.dataset, { presence, arrived, left });
    for (const hand of line.querySelectorAll("[data-hand]")) {
      hand.setAttribute("aria-pressed", hand.dataset.hand === presence);
      hand.value = `${line.dataset.person}:${hand.dataset.hand === presence ? "" : hand.dataset.hand}`;
    }
    for (const [side, told] of [["arrived", arrived], ["left", left]]) {
      const field = line.querySelector(`[name=${side}]`);
      if (document.activeElement !== field) field.value = told;
    }
    const words = [arrived && `${bar.dataset.wordArrived} ${arrived}`, left && `${bar.dataset.wordLeft} ${left}`].filter(Boolean);
    line.querySelector("[data-times]").textContent = words.join(", ");
    if (notes) line.querySelector("[data-notes]").textContent = notes.join(" · ");
    const ask = line.querySelector("[data-ask]");
    if (asks === false && ask?.contains(document.activeElement)) line.querySelector("summary").focus();
    if (asks === false) ask?.remove();
    count(line.closest("[data-roll]"));
    showNote(line);
  }
  function showNote(line) {
    const note = line.querySelector("[data-note]");
    const silent = [...note.querySelectorAll("[data-times], [data-notes]")].every((part) => !part.textContent.trim());
    note.hidden = silent && note.querySelector("[data-wait]").hidden;
  }
  function count(roll) {
    const tally = document.querySelector(`[data-tally="${roll.dataset.occurrence}"]`);
    const states = [...roll.querySelectorAll("[data-person]")].map((line) => line.dataset.presence);
    const having = (...wanted) => states.filter((state) => wanted.includes(state)).length;
    tally.querySelector("[data-present]").textContent = having("present");
    tally.querySelector("[data-absent]").textContent = having("absent", "excused");
    tally.querySelector("[data-unmarked]").textContent = having("");
  }

  async function tap(line, state) {
    const list = line.closest("[data-roll]").dataset.roll;
    draw(line, state);
    const pressed = line.querySelector("[aria-pressed=true]");
    bar.querySelector("[data-said]").textContent = `${line.dataset.name}, ${pressed ? pressed.textContent.trim() : bar.dataset.wordUnmarked}.`;
    undo.hidden = !before;
    await Outbox.add(list, { person: Number(line.dataset.person), ...state }, line.dataset.name);
    Outbox.send();
  }

  document.addEventListener("click", (event) => {
    const hand = event.target.closest("[data-hand]");
    if (!hand || !Outbox.works()) return;
    event.preventDefault();
    const line = hand.closest("[data-person]"), presence = hand.getAttribute("aria-pressed") === "true" ? "" : hand.dataset.hand;
    before = { line, state: stateOf(line) };
    const stays = presence === "present" ? { arrived: line.dataset.arrived, left: line.dataset.left } : { arrived: "", left: "" };
    tap(line, { presence, ...stays });
  });
  document.addEventListener("submit", (event) => {
    const form = event.target.closest(".hours");
    if (!form || !Outbox.works()) return;
    event.preventDefault();
    const line = form.closest("[data-person]");
    before = { line, state: stateOf(line) };
    tap(line, { presence: "present", arrived: form.elements.arrived.value, left: form.elements.left.value });
    form.closest("details").open = false;
    line.querySelector("summary").focus();
  });
  // Whom to call: kept on the device like a tap; asked again where it was refused, gone where it is known.
  document.addEventListener("submit", async (event) => {
    const form = event.target.closest("[data-roll] [data-ask]");
    if (!form || !Outbox.works() || !form.elements.name.value.trim() || !form.elements.phone.value.trim()) return;
    event.preventDefault();
    const line = form.closest("[data-person]"), { name, phone } = form.elements;
    const facts = { person: Number(line.dataset.person), call: { name: name.value, phone: phone.value } };
    await Outbox.add(line.closest("[data-roll]").dataset.roll, facts, line.dataset.name);
    Outbox.send();
  });
  undo.addEventListener("click", () => {
    const { line, state } = before;
    before = null;
    tap(line, state);
    line.querySelector("[data-hand]").focus();
  });

  // What waits is drawn over what the page says; what another leader tapped is drawn where nothing waits.
  document.addEventListener("outbox:changed", ({ detail: { waiting } }) => {
    const lines = (taps) => new Map(taps.map((each) => [lineOf(each.list, each.facts.person), each]));
    const told = lines(waiting.filter((each) => each.facts.call && each.facts.person));
    const last = lines(waiting.filter((each) => each.facts.person && !each.facts.call));
    for (const line of document.querySelectorAll("[data-roll] [data-person]")) {
      line.querySelector("[data-wait]").hidden = !last.has(line) && !told.has(line);
      if (last.has(line)) draw(line, last.get(line).facts);
      const ask = line.querySelector("[data-ask]");
      if (ask && told.has(line) && ask.contains(document.activeElement)) line.querySelector("summary").focus();
      if (ask) ask.hidden = told.has(line);
      showNote(line);
    }
  });
  async function redraw(list, lines) {
    const waiting = new Set((await Outbox.all()).filter((each) => each.list === list && !each.why && !each.facts.call).map((each) => each.facts.person));
    for (const [person, state] of Object.entries(lines)) {
      const line = lineOf(list, person);
      if (!line) Outbox.show("changed", true);
      else if (!waiting.has(Number(person))) draw(line, state);
    }
    Outbox.reveal();
  }
  document.addEventListener("list:told", ({ detail }) => redraw(detail.list, detail.lines));
  const look = async (list) => {
    const answer = await Outbox.ask(list, {}).catch(() => null);
    if (answer?.ok) redraw(list, (await answer.json()).lines);
  };
  const lookAtOpen = () => {
    if (document.hidden || !navigator.onLine) return;
    for (const roll of document.querySelectorAll("[data-roll]")) if (!roll.closest("details:not([open])")) look(roll.dataset.roll);
  };
  document.addEventListener("tap:dropped", ({ detail }) => look(detail.list));
  document.addEventListener("visibilitychange", lookAtOpen);
  addEventListener("pageshow", (event) => { if (event.persisted) lookAtOpen(); });
  setInterval(lookAtOpen, LOOK_AGAIN);

  const day = document.querySelector("[data-day]").dataset.day, now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  if (!navigator.onLine && day !== today) { Outbox.show("old", true); Outbox.reveal(); }
}
