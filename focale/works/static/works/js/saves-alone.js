// Saves a form while one writes; what cannot be sent stays on this device until the network is back, also over a reload.
{
  const PAUSE = 1200, AGAIN = 15000, LEAVING = 3000;
  for (const form of document.querySelectorAll("form[data-saves-alone]")) watch(form);

  function watch(form) {
    const key = form.dataset.savesAlone, told = form.querySelector("[data-saved]"), seen = form.elements.seen, words = told.dataset;
    let waiting = 0, sending = false, dirty = false, left = 0;
    const kept = localStorage.getItem(key);
    if (kept) send(new URLSearchParams(kept), true);
    form.addEventListener("input", () => { dirty = true; clearTimeout(waiting); waiting = setTimeout(save, PAUSE); });
    form.addEventListener("submit", () => { clearTimeout(waiting); localStorage.removeItem(key); dirty = false; });
    addEventListener("online", save);
    // The next page may have been drawn before what is on its way was written: it sends it again, which changes nothing.
    addEventListener("beforeunload", () => { if (sending) { left = Date.now(); keep(answers()); } });
    addEventListener("pagehide", () => { if (dirty) keep(answers()); });

    function answers() { return new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string")); }

    function keep(body) { const stored = new URLSearchParams(body); stored.delete("csrfmiddlewaretoken"); localStorage.setItem(key, stored); }

    function save() {
      if (!dirty) return;
      if (sending) { waiting = setTimeout(save, PAUSE); return; }
      dirty = false;
      send(answers(), false);
    }

    async function send(body, isOld) {
      sending = true;
      form.dataset.sending = "";
      body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
      const [answer, told] = await answered(body);
      sending = false;
      delete form.dataset.sending;
      if (answer?.ok) return done(told, isOld);
      if (isOld) fill(body);
      if (answer?.status === 422) return say(told.wrong[0] || words.away);
      keep(body);
      say(answer?.status === 409 ? words.both : words.away);
      if (answer && answer.status < 500) return;
      dirty = true;
      waiting = setTimeout(save, AGAIN);
    }

    async function answered(body) {
      try {
        const answer = await fetch(location.href, { method: "POST", body, headers: { "X-Saved-Alone": "1" }, redirect: "manual" });
        return [answer, answer.ok || answer.status === 422 ? await answer.json() : null];
      } catch { return []; }
    }

    // The page that sent what an earlier one had kept was drawn before it: its own words are older, and go with it.
    function done(told, isOld) {
      seen.value = told.number;
      form.dispatchEvent(new CustomEvent("saved", { detail: told }));
      if (isOld || Date.now() - left > LEAVING) localStorage.removeItem(key);
      if (isOld) location.reload();
      else say(words.done);
    }

    // What was typed here comes back into its boxes, as of the page it was typed on: sending the form shows both.
    function fill(body) {
      for (const [name, value] of body) {
        const box = form.elements[name];
        if (name !== "csrfmiddlewaretoken" && box?.matches?.("textarea, select, input:not([type=checkbox], [type=radio], [type=file])")) box.value = value;
      }
    }

    function say(text) { told.hidden = false; if (told.textContent !== text) told.textContent = text; }
  }
}
