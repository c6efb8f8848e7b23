// The QR code of a card, read by the camera where the browser can; else it says so, and the number is typed.
{
  const button = document.querySelector("[data-scan]"), screen = document.querySelector("[data-seen]");
  const refused = document.querySelector("[data-scan-refused]"), form = button.closest("form");
  const EVERY = 200, START = button.textContent;
  let stream = null, timer = 0;

  const reads = "BarcodeDetector" in window && navigator.mediaDevices?.getUserMedia;
  button.hidden = !reads;
  document.querySelector("[data-scan-absent]").hidden = reads;
  function stop() {
    clearInterval(timer);
    for (const track of stream?.getTracks() || []) track.stop();
    stream = null;
    screen.hidden = true;
    button.textContent = START;
  }
  async function look(detector) {
    const [code] = await detector.detect(screen).catch(() => []);
    if (!code || !stream) return;
    stop();
    form.elements.card.value = code.rawValue;
    form.requestSubmit();
  }
  button.addEventListener("click", async () => {
    if (stream) return stop();
    refused.hidden = true;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      button.textContent = button.dataset.stop;
      screen.srcObject = stream;
      screen.hidden = false;
      await screen.play();
      const detector = new BarcodeDetector({ formats: ["qr_code"] });
      timer = setInterval(look, EVERY, detector);
    } catch {
      stop();
      refused.hidden = false;
      form.elements.card.focus();
    }
  });
  document.addEventListener("keydown", ({ key }) => { if (key === "Escape" && stream) stop(); });
  addEventListener("pagehide", stop);
}
