// The place where files are brought: chosen or dropped, sent two at a time, each with its bar and buttons, all with one
// bar above. The same file chosen again after a reload goes on where it stood.
{
  const AT_ONCE = 2;
  const form = document.querySelector("form[data-deposit]");
  if (form) open(form);

  function open(form) {
    const input = form.querySelector("input[type=file]"), section = form.closest(".deposit"), words = JSON.parse(form.dataset.words);
    const board = section.querySelector("[data-under-way]"), list = board.querySelector("[data-list]");
    const all = section.querySelector("[data-pause-all]"), jobs = [];
    form.querySelector("[data-plain]").hidden = true;
    input.addEventListener("change", takeChosen);
    section.addEventListener("dragover", (event) => { event.preventDefault(); section.classList.add("over"); });
    section.addEventListener("dragleave", () => section.classList.remove("over"));
    section.addEventListener("drop", (event) => {
      event.preventDefault();
      section.classList.remove("over");
      take([...event.dataTransfer.files]);
    });
    all.addEventListener("click", () => {
      const open = jobs.filter((job) => !job.ended), resume = open.every((job) => job.tus.held);
      for (const job of open) resume ? go(job) : stop(job);
    });
    addEventListener("beforeunload", (event) => { if (jobs.some((job) => job.running)) event.preventDefault(); });
    if (input.files.length) takeChosen();  // before this was here, on a slow telephone

    function takeChosen() {
      take([...input.files]);
      input.value = "";
    }

    function take(files) {
      for (const file of files) {
        const job = { ended: false, running: false, bytes: 0 };
        job.tus = new Tus(file, Tus.words(form, words), (state, bytes) => show(job, state, bytes));
        const known = [...section.querySelectorAll("[data-mark]")].find((each) => each.dataset.mark === job.tus.mark);
        if (known) {
          job.tus.address = known.dataset.address;
          known.remove();
          if (!section.querySelector("[data-mark]")) section.querySelector("[data-interrupted]").remove();
        }
        draw(job, file);
        jobs.push(job);
      }
      board.hidden = !jobs.length;
      next();
    }

    function draw(job, file) {
      const line = section.querySelector("template[data-one]").content.cloneNode(true).querySelector("li");
      line.querySelector("b").textContent = file.name;
      for (const unseen of line.querySelectorAll(".unseen")) unseen.textContent = ` ${file.name}`;
      line.querySelector("progress").setAttribute("aria-label", file.name);
      Object.assign(job, { line, told: line.querySelector("small"), bar: line.querySelector("progress"), pause: line.querySelector("[data-pause]") });
      job.bar.max = Math.max(1, file.size);
      job.pause.addEventListener("click", () => (job.tus.held ? go(job) : stop(job)));
      line.querySelector("[data-drop]").addEventListener("click", () => {
        const focus = line.nextElementSibling?.querySelector("button") || input;
        job.ended = true;
        jobs.splice(jobs.indexOf(job), 1);
        job.tus.drop();
        line.remove();
        focus.focus();
        next();
      });
      list.append(line);
      show(job, "waiting", 0);
    }

    function next() {
      for (const job of jobs) {
        if (jobs.filter((each) => each.running).length >= AT_ONCE) break;
        if (!job.running && !job.ended && !job.tus.held) work(job);
      }
      sum();
    }

    async function work(job) {
      job.running = true;
      try {
        await job.tus.run();
        if (job.tus.over) end(job);
      } catch (error) {
        end(job, error.message);
      }
      job.running = false;
      next();
    }

    function end(job, refusal) {
      job.ended = true;
      job.pause.remove();
      if (refusal) {
        job.bar.remove();
        job.told.textContent = refusal;
        job.line.classList.add("refused");
        job.line.querySelector("[data-drop]").firstChild.textContent = words.remove;
      } else {
        if (job.line.contains(document.activeElement)) input.focus();
        if (job.tus.known) job.line.querySelectorAll("button, progress").forEach((each) => each.remove());
        else job.line.remove();
        document.body.dispatchEvent(new CustomEvent("deposited"));
      }
    }

    function go(job) {
      job.tus.held = false;
      job.pause.firstChild.textContent = words.pause;
      show(job, "waiting", job.bytes);
      if (!job.running) next();
    }

    function stop(job) {
      job.tus.hold();
      job.pause.firstChild.textContent = words.resume;
    }

    function show(job, state, bytes) {
      job.bytes = job.bar.value = bytes;
      const said = words[state].replace("{percent}", Math.floor(bytes * 100 / job.bar.max)).replace("{size}", Tus.weight(job.bar.max));
      if (!job.ended && job.told.textContent !== said) job.told.textContent = said;
      sum();
    }

    function sum() {
      const open = jobs.filter((job) => !job.line.classList.contains("refused")), done = open.filter((job) => job.ended).length;
      const whole = open.reduce((sum, job) => sum + job.bar.max, 0), came = open.reduce((sum, job) => sum + job.bytes, 0);
      const said = done === open.length ? words.finished : words.summary, summary = section.querySelector("[data-summary]");
      const text = said.replace("{done}", done).replace("{all}", jobs.length).replace("{percent}", whole ? Math.floor(came * 100 / whole) : 100);
      if (summary.textContent !== text) summary.textContent = text;
      Object.assign(board.querySelector("#tout-depose"), { max: Math.max(1, whole), value: came });
      const left = jobs.filter((job) => !job.ended);
      all.hidden = !left.length;
      all.textContent = left.every((job) => job.tus.held) ? words.resumeAll : words.pauseAll;
    }
  }
}
