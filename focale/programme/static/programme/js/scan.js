// The QR code of a card, read by the camera where the browser can; else the number is typed.
{
  const button = document.querySelector("[data-scan]"), screen = document.querySelector("[data-seen]");
  const refused = document.querySelector("[data-scan-refused]"), form = button.closest("form");
  const EVERY = 200;
  let stream = null, timer = 0;

  button.hidden = !("BarcodeDetector" in window && navigator.mediaDevices?.getUserMedia);
  function stop() {
    clearInterval(timer);
    for (const track of stream?.getTracks() || []) track.stop();
    stream = null;
    screen.hidden = true;
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
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
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
  addEventListener("pagehide", stop);
}
