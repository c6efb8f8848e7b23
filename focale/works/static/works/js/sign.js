// Signing with a finger, a pen or a mouse: the lines go with the form as figures. « Oui à tout » and « Non à tout » answer a
// whole block; each line can still be changed. Without this script one types one's name.
{
  const form = document.querySelector("[data-signing]");
  if (form) { whole(form); sheet(form); }

  function whole(form) {
    const words = form.dataset.words.split("|");
    for (const block of form.querySelectorAll(".asked")) {
      if (block.querySelectorAll(".answer-row").length < 2) continue;
      const row = Object.assign(document.createElement("div"), { className: "all-of" });
      for (const [place, value] of ["yes", "no"].entries()) {
        const button = Object.assign(document.createElement("button"), { type: "button", className: "button quiet", textContent: words[place] });
        button.setAttribute("aria-describedby", block.getAttribute("aria-labelledby"));
        button.addEventListener("click", () => { for (const one of block.querySelectorAll(`.yes-no [value=${value}]`)) one.checked = true; });
        row.append(button);
      }
      block.querySelector(".answer-row").before(row);
    }
  }

  function sheet(form) {
    const box = form.querySelector("[data-sheet]"), canvas = box.querySelector("canvas"), kept = form.querySelector("[data-drawn]"), paper = canvas.getContext("2d");
    const lines = before(kept.value);
    let line = null;
    box.hidden = false;
    redraw();
    canvas.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      canvas.setPointerCapture(event.pointerId);
      line = [point(event)];
      lines.push(line);
    });
    canvas.addEventListener("pointermove", (event) => {
      if (!line) return;
      for (const each of event.getCoalescedEvents?.() ?? [event]) add(point(each));
      redraw();
    });
    for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, () => { line = null; redraw(); kept.value = lines.length ? JSON.stringify(lines) : ""; });
    box.querySelector("[data-clear]").addEventListener("click", () => { lines.length = 0; kept.value = ""; redraw(); });

    function before(text) {
      try { return text ? JSON.parse(text) : []; } catch { kept.value = ""; return []; }
    }

    function add(at) {
      const last = line[line.length - 1];
      if (Math.abs(at[0] - last[0]) + Math.abs(at[1] - last[1]) > 4) line.push(at);
    }

    function point(event) {
      const edge = canvas.getBoundingClientRect();
      return [Math.round(((event.clientX - edge.left) * canvas.width) / edge.width), Math.round(((event.clientY - edge.top) * canvas.height) / edge.height)];
    }

    function redraw() {
      paper.fillStyle = "#ffffff";
      paper.fillRect(0, 0, canvas.width, canvas.height);
      Object.assign(paper, { strokeStyle: "#111111", lineWidth: 7, lineCap: "round", lineJoin: "round" });
      for (const points of lines) {
        paper.beginPath();
        for (const [place, [x, y]] of points.entries()) place ? paper.lineTo(x, y) : paper.moveTo(x, y);
        paper.stroke();
      }
    }
  }
}
