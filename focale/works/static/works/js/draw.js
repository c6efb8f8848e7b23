// A sheet to draw on with the finger, a pen or a mouse; the drawing goes with the form like a picture. Each line can be
// taken back; who cannot draw brings a photo of a drawing instead.
{
  const WIDTH = 1600, HEIGHT = 1200, COLOURS = ["#111111", "#1b4d9b", "#a8201a", "#1a6442", "#e0a100", "#6b2a86"], WIDTHS = [6, 16, 40];
  const input = document.querySelector("input[data-by~=pen]");
  if (input) offer(input);

  function offer(input) {
    const words = JSON.parse(input.dataset.words), box = document.createElement("div"), sheet = document.createElement("canvas"), tools = document.createElement("div");
    const lines = [], paper = sheet.getContext("2d");
    let colour = COLOURS[0], width = WIDTHS[1], line = null;
    Object.assign(sheet, { width: WIDTH, height: HEIGHT, className: "sheet-to-draw" });
    sheet.setAttribute("role", "img");
    sheet.setAttribute("aria-label", words.sheet);
    box.className = "drawing";
    tools.className = "row";
    tools.setAttribute("role", "toolbar");
    tools.setAttribute("aria-label", words.tools);
    for (const [place, one] of COLOURS.entries()) choice("colour", words.colours[place], one, () => { colour = one; });
    for (const [place, one] of WIDTHS.entries()) choice("width", words.widths[place], one, () => { width = one; });
    tool(words.undo, () => { lines.pop(); hold(); redraw(); });
    tool(words.clear, () => { lines.length = 0; hold(); redraw(); });
    box.append(tools, sheet);
    input.closest(".field").before(box);
    redraw();
    const key = input.form.dataset.savesAlone;
    Held.until(input, key);
    Held.take(key).then((drawn) => {
      if (!Array.isArray(drawn) || lines.length || input.files.length) return;
      lines.push(...drawn);
      redraw();
    });
    sheet.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      sheet.setPointerCapture(event.pointerId);
      line = { colour, width, points: [point(event)] };
      lines.push(line);
      redraw();
    });
    sheet.addEventListener("pointermove", (event) => {
      if (!line) return;
      for (const each of event.getCoalescedEvents?.() ?? [event]) line.points.push(point(each));
      redraw();
    });
    for (const end of ["pointerup", "pointercancel"]) sheet.addEventListener(end, () => { if (line) { line = null; hold(); keep(); } });

    function choice(group, label, value, act) {
      const button = tool(label, () => {
        act();
        for (const other of tools.querySelectorAll(`[data-group=${group}]`)) other.setAttribute("aria-pressed", other === button);
      });
      button.dataset.group = group;
      button.setAttribute("aria-pressed", value === colour || value === width);
      const sign = document.createElement("i");
      if (group === "colour") sign.style.background = value;
      else Object.assign(sign.style, { background: "currentColor", width: `${6 + value / 2}px`, height: `${6 + value / 2}px` });
      button.prepend(sign);
    }

    function tool(label, act) {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "button quiet small", textContent: label });
      button.addEventListener("click", act);
      tools.append(button);
      return button;
    }

    function point(event) {
      const edge = sheet.getBoundingClientRect();
      return [((event.clientX - edge.left) * WIDTH) / edge.width, ((event.clientY - edge.top) * HEIGHT) / edge.height];
    }

    function redraw() {
      paper.fillStyle = "#ffffff";
      paper.fillRect(0, 0, WIDTH, HEIGHT);
      Object.assign(paper, { lineCap: "round", lineJoin: "round" });
      for (const { colour, width, points } of lines) {
        Object.assign(paper, { strokeStyle: colour, lineWidth: width });
        paper.beginPath();
        paper.moveTo(...points[0]);
        for (const [x, y] of points) paper.lineTo(x, y);
        if (points.length === 1) paper.lineTo(points[0][0] + 0.1, points[0][1]);
        paper.stroke();
      }
      if (!line) keep();
    }

    function hold() { lines.length ? Held.put(key, lines) : Held.drop(key); }

    function keep() {
      if (!lines.length) { if (input.dataset.drawn) input.value = ""; return; }
      sheet.toBlob((blob) => {
        const files = new DataTransfer();
        files.items.add(new File([blob], `${words.drawing}.png`, { type: "image/png" }));
        input.files = files.files;
        input.dataset.drawn = "1";
      }, "image/png");
    }
  }
}
