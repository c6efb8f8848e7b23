// Subtitles beside the player: hear a block, set its times by ear, see at once whether it can be read in time.
{
  const form = document.querySelector("form[data-captioning]"), player = document.querySelector("[data-screen] :is(video, audio)");
  if (form) {
    const limits = JSON.parse(form.dataset.limits), words = JSON.parse(form.dataset.words), seen = form.elements.seen;
    const play = document.querySelector("[data-play]");
    let until = Infinity, wanted = null;
    show();
    measureAll();

    form.addEventListener("input", (event) => { const row = event.target.closest("[data-block]"); if (row) measure(row); });
    form.addEventListener("change", (event) => { if (event.target.name?.endsWith("-role")) colour(event.target); });
    form.addEventListener("saved", (event) => Object.entries(event.detail.remarks ?? {}).forEach(tell));
    form.addEventListener("submit", (event) => { if (event.submitter?.name === "faire") { event.preventDefault(); act(event.submitter); } });
    form.addEventListener("click", (event) => {
      const hear = event.target.closest("[data-hear]"), here = event.target.closest("[data-here]");
      if (hear) listen(hear.closest("[data-block]"));
      if (here) set(here.closest("[data-block]"), here.dataset.here);
    });
    document.addEventListener("keydown", (event) => {
      const row = document.activeElement?.closest?.("[data-block]") ?? form.querySelector("[data-block]");
      if (event.key === "F2") listen(row);
      else if (event.key === "F8" && row) set(row, "start");
      else if (event.key === "F9" && row) set(row, "end");
      else if (event.altKey && event.key === "ArrowDown") step(row?.nextElementSibling);
      else if (event.altKey && event.key === "ArrowUp") step(row?.previousElementSibling);
      else return;
      event.preventDefault();
    });
    if (player) {
      play.addEventListener("click", () => { until = Infinity; player.paused ? player.play() : player.pause(); });
      document.querySelector("[data-back]").addEventListener("click", () => { until = Infinity; player.currentTime = Math.max(0, player.currentTime - 3); });
      document.querySelector("[data-slow]").addEventListener("change", (event) => { player.playbackRate = event.target.checked ? 0.7 : 1; });
      for (const name of ["play", "pause"]) player.addEventListener(name, () => { play.textContent = player.paused ? words.hear : words.stop; });
      player.addEventListener("timeupdate", follow);
    }

    function show() { for (const one of document.querySelectorAll("[data-needs-script]")) one.hidden = !player; }

    function box(row, name) { return row.querySelector(`[name$="-${name}"]`); }

    function listen(row) {
      if (!player || !row) return;
      if (!player.paused) return player.pause();
      const start = Clock.read(box(row, "start").value), end = Clock.read(box(row, "end").value);
      if (Number.isFinite(start)) player.currentTime = start;
      until = end > start ? end : Infinity;
      player.play();
    }

    function set(row, which) {
      if (!player) return;
      const input = box(row, which);
      input.value = Clock.written(player.currentTime, 3);
      input.dispatchEvent(new Event("input", { bubbles: true }));
    }

    function step(row) {
      if (!row) return;
      box(row, "text").focus();
      row.scrollIntoView({ block: "nearest" });
    }

    function follow() {
      if (player.currentTime >= until) { until = Infinity; player.pause(); }
      for (const row of form.querySelectorAll("[data-block]")) {
        const start = Clock.read(box(row, "start").value), end = Clock.read(box(row, "end").value);
        row.classList.toggle("now", start <= player.currentTime && player.currentTime < end);
      }
    }

    function readable(time) {
      for (let place = 1; place < limits.read.length; place++) {
        const [before, signs] = limits.read[place - 1], [after, more] = limits.read[place];
        if (time <= after) return signs + ((more - signs) * Math.max(0, time - before)) / (after - before);
      }
      return limits.most * time;
    }

    function measure(row) {
      const text = box(row, "text").value.trim(), time = Clock.read(box(row, "end").value) - Clock.read(box(row, "start").value);
      const gauge = row.querySelector("[data-gauge]"), lines = text.split("\n"), longest = Math.max(...lines.map((line) => line.trim().length)), said = [];
      gauge.className = "gauge";
      if (text && time > 0) {
        const fast = text.length / time > limits.most + 0.01, quick = text.length > Math.max(limits.easy * time, readable(time)) + 0.01;
        if (fast || quick) gauge.classList.add(fast ? "fast" : "quick");
        said.push(words.speed.replace("{speed}", Math.round(text.length / time)));
      }
      if (lines.length > limits.lines) { said.push(words.lines.replace("{lines}", lines.length)); gauge.classList.add("fast"); }
      if (longest > limits.line * (lines.length === 1 ? 2 : 1)) { said.push(words.wide.replace("{line}", longest)); if (gauge.classList.length === 1) gauge.classList.add("quick"); }
      gauge.textContent = said.join(" · ");
    }

    function measureAll() { for (const row of form.querySelectorAll("[data-block]")) measure(row); }

    function colour(select) {
      const text = box(select.closest("[data-block]"), "text");
      text.className = `on-screen role-${select.value}`;
    }

    function tell([key, remarks]) {
      const list = form.querySelector(`[data-block="${key}"] [data-remarks]`);
      const made = remarks.map(([hard, sentence]) => Object.assign(document.createElement("li"), { className: hard ? "remark hard" : "remark", textContent: sentence }));
      list?.replaceChildren(...made);
    }

    async function act(button) {
      if (wanted) return;
      wanted = button.value;
      const row = button.closest("[data-block]"), caret = form.elements.caret, text = row && box(row, "text");
      try {
        while ("sending" in form.dataset) await new Promise((after) => setTimeout(after, 50));
        caret.disabled = !(text && text.selectionStart > 0);
        caret.value = text ? text.selectionStart : "";
        const body = new FormData(form, button);
        const answer = await fetch(location.href, { method: "POST", body, headers: { "HX-Request": "true" } });
        if (!answer.ok && answer.status !== 422) throw answer;
        const found = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#blocs");
        if (!found) return location.reload();
        take(found, new URL(answer.url).searchParams.get("bloc"), row?.dataset.block);
      } catch {
        const told = form.querySelector("[data-saved]");
        told.hidden = false;
        told.textContent = words.failed;
      } finally {
        wanted = null;
        caret.disabled = true;
      }
    }

    function take(found, target, former) {
      form.querySelector("#blocs").replaceWith(found);
      seen.value = found.dataset.number;
      show();
      measureAll();
      const row = form.querySelector(`[data-block="${target ?? former}"]`);
      const refused = found.querySelector(".notice");
      (refused ?? (row && box(row, "text")) ?? form.querySelector("h2"))?.focus();
      row?.scrollIntoView({ block: "nearest" });
    }
  }
}
