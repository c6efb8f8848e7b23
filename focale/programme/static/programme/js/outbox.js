// Taps kept on this device (IndexedDB) until the server says it has them. Each has its own number and the phone's
// time; sent again with more and more patience, never lost on reload, erased only once acknowledged.
const Outbox = (() => {
  const bar = document.querySelector("[data-outbox]"), account = bar.dataset.account;
  const AT_ONCE = 50, FIRST_WAIT = 2000, LONGEST_WAIT = 60000;
  let wait = FIRST_WAIT, timer = 0, sending = null, lastSent = 0, told = "", asked = false;

  const opened = new Promise((done, fail) => {
    const ask = indexedDB.open("focale-outbox", 1);
    ask.onupgradeneeded = () => ask.result.createObjectStore("taps", { keyPath: "id" });
    ask.onsuccess = () => done(ask.result);
    ask.onerror = () => fail(ask.error);
  });
  let works = true;  // a browser that keeps nothing sends the forms as if there were no script
  opened.catch(() => { works = false; });
  async function store(mode, act) {
    const deal = (await opened).transaction("taps", mode, mode === "readwrite" ? { durability: "strict" } : {});
    const asked = act(deal.objectStore("taps"));
    return new Promise((done, fail) => {
      deal.oncomplete = () => done(asked.result);
      deal.onerror = deal.onabort = () => fail(deal.error);
    });
  }
  const put = (tap) => store("readwrite", (taps) => taps.put(tap));
  const drop = (id) => store("readwrite", (taps) => taps.delete(id));
  // The taps of this account, oldest first; those of another person who used this device stay closed.
  async function all() {
    const taps = works ? await store("readonly", (kept) => kept.getAll()).catch(() => []) : [];
    return taps.filter((tap) => tap.account === account).sort((a, b) => (a.made_at < b.made_at ? -1 : 1));
  }

  const number = () => crypto.randomUUID ? crypto.randomUUID() : "10000000-1000-4000-8000-100000000000".replace(/[018]/g,
    (digit) => (digit ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (digit / 4)))).toString(16));

  async function add(list, facts, name) {
    const tap = { id: number(), account, list, name, made_at: new Date().toISOString(), facts };
    try {
      await put(tap);
    } catch (failure) {
      works = false;
      show("full", true);
      reveal();
      throw failure;
    }
    await draw();
    return tap;
  }

  const token = () => (document.cookie.match(/(?:^|; )csrftoken=([^;]+)/) || [])[1] || "";
  const ask = (list, more) => fetch(list, { redirect: "manual", credentials: "same-origin", cache: "no-store", ...more });
  const post = (list, taps, csrf) => ask(list, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": csrf || token() },
    body: JSON.stringify({
      account,
      sent_at: new Date().toISOString(),
      marks: taps.map((tap) => ({ id: tap.id, made_at: tap.made_at, ...tap.facts })),
    }),
  });

  // Sends what one list has; answers true when the server took it or refused it for good.
  async function sendSome(list, taps) {
    let answer = await post(list, taps);
    if (answer.status === 403) {  // perhaps only the token is too old: ask for a new one, once
      const fresh = await ask(list, {});
      if (fresh.type === "opaqueredirect") return say("session");
      if (fresh.ok) answer = await post(list, taps, (await fresh.json()).csrf);
    }
    if (answer.type === "opaqueredirect" || [401, 409].includes(answer.status)) return say("session");
    if (answer.status === 403) return say("forbidden");
    if (answer.status === 404) return say("gone");
    if (answer.status === 422) return refuseAll(taps, (await answer.json()).why);
    if (!answer.ok) return say("trouble");
    const { kept, refused, lines } = await answer.json();
    for (const id of kept) await drop(id);
    for (const { id, why } of refused) {
      const tap = taps.find((each) => each.id === id);
      if (tap) await put({ ...tap, why });
    }
    lastSent = Date.now();
    document.dispatchEvent(new CustomEvent("list:told", { detail: { list, lines, kept, refused } }));
    return true;
  }
  async function refuseAll(taps, why) {
    for (const tap of taps) await put({ ...tap, why });
    return true;
  }
  function say(what) {
    told = what;
    return false;
  }

  // Only one page of this browser sends at a time, where it can know.
  const alone = (act) => (navigator.locks ? navigator.locks.request("focale-outbox", act) : act());
  function send() {
    clearTimeout(timer);
    if (sending) asked = true;
    sending ??= alone(sendAll).catch(() => say("trouble")).then(rest);
    return sending;
  }
  async function sendAll() {
    const lists = new Map();
    for (const tap of await all()) if (!tap.why) lists.set(tap.list, [...(lists.get(tap.list) || []), tap]);
    told = "";
    let done = true;
    for (const [list, taps] of lists) {
      try {
        for (let at = 0; at < taps.length; at += AT_ONCE) done = (await sendSome(list, taps.slice(at, at + AT_ONCE))) && done;
      } catch {
        done = say("offline");
      }
    }
    await draw();
    return done;
  }
  // What is left, or was tapped meanwhile, goes at once; what could not go waits, longer each time.
  async function rest(done) {
    sending = null;
    const left = (await all()).some((tap) => !tap.why);
    wait = done ? FIRST_WAIT : Math.min(wait * 2, LONGEST_WAIT);
    clearTimeout(timer);
    if (left) timer = setTimeout(send, done || asked ? 0 : wait);
    asked = false;
  }

  const show = (name, shown) => { bar.querySelector(`[data-say="${name}"]`).hidden = !shown; };
  async function draw() {
    const taps = await all(), waiting = taps.filter((tap) => !tap.why), refused = taps.filter((tap) => tap.why);
    bar.querySelector("[data-waiting]").textContent = waiting.length;
    show("waiting", waiting.length);
    show("sent", !waiting.length && !refused.length && lastSent);
    for (const name of ["session", "forbidden", "gone", "trouble"]) show(name, told === name);
    show("offline", told === "offline" || !navigator.onLine);
    drawRefusals(refused);
    document.dispatchEvent(new CustomEvent("outbox:changed", { detail: { waiting, refused } }));
    reveal();
  }
  function drawRefusals(refused) {
    const box = bar.querySelector("[data-refusals]"), pattern = bar.querySelector("[data-refusal]");
    const hand = document.activeElement, held = [...box.children].findIndex((line) => line.contains(hand));
    box.hidden = !refused.length;
    box.replaceChildren(...refused.map((tap) => {
      const line = pattern.content.cloneNode(true);
      line.querySelector("[data-why]").textContent = `${tap.name} · ${tap.why}`;
      line.querySelector("[data-again]").addEventListener("click", async () => { await put({ ...tap, why: "" }); send(); });
      line.querySelector("[data-drop]").addEventListener("click", async () => {
        await drop(tap.id);
        document.dispatchEvent(new CustomEvent("tap:dropped", { detail: tap }));
        draw();
      });
      return line;
    }));
    const button = hand.matches("[data-drop]") ? "[data-drop]" : "button";
    if (held >= 0) (box.children[Math.min(held, refused.length - 1)]?.querySelector(button) || document.querySelector("main")).focus();
  }
  // The bar takes room only when it has something to say.
  function reveal() {
    const spoken = bar.querySelector("[data-said]").textContent || !bar.querySelector("[data-undo]").hidden;
    bar.hidden = !spoken && [...bar.querySelectorAll("[data-say], [data-refusals]")].every((each) => each.hidden);
  }

  for (const event of ["online", "offline"]) addEventListener(event, () => { wait = FIRST_WAIT; draw(); send(); });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) send(); });
  send();
  return { add, all, send, show, reveal, ask, works: () => works };
})();
