// A microphone at a step of the maker: record, hear it, keep it; the recording goes with the form like a file.
{
  const input = document.querySelector("input[data-by~=microphone]");
  const OFTEN = 10;
  if (input && navigator.mediaDevices && window.MediaRecorder) offer(input);

  function offer(input) {
    const words = JSON.parse(input.dataset.words), box = document.createElement("div"), button = document.createElement("button");
    const told = document.createElement("p"), heard = document.createElement("audio");
    Object.assign(button, { type: "button", className: "button big", textContent: words.record });
    Object.assign(box, { className: "recording" });
    told.setAttribute("role", "status");
    Object.assign(heard, { controls: true, hidden: true });
    box.append(button, told, heard);
    input.closest(".field").before(box);
    let recorder = null, began = 0, ticking = 0;
    const key = input.form.dataset.savesAlone;
    Held.until(input, key);
    Held.take(key).then((file) => { if (file instanceof File && !recorder && !input.files.length) keep(file, words.still); });
    button.addEventListener("click", () => (recorder ? recorder.stop() : begin()));

    async function begin() {
      let stream;
      try {
        stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      } catch {
        told.textContent = words.noMicrophone;
        return;
      }
      const parts = [], kind = ["audio/webm;codecs=opus", "audio/mp4", "audio/webm"].find((one) => MediaRecorder.isTypeSupported(one));
      recorder = new MediaRecorder(stream, kind ? { mimeType: kind } : {});
      recorder.addEventListener("dataavailable", (event) => {
        parts.push(event.data);
        if (parts.length % OFTEN === 0) Held.put(key, named(parts));
      });
      recorder.addEventListener("stop", () => {
        clearInterval(ticking);
        for (const track of stream.getTracks()) track.stop();
        const file = named(parts);
        Held.put(key, file);
        keep(file, words.recorded);
        recorder = null;
        button.textContent = words.again;
        button.classList.remove("danger");
      });
      recorder.start(1000);
      began = Date.now();
      button.textContent = words.stop;
      button.classList.add("danger");
      ticking = setInterval(() => { told.textContent = `${words.recording} ${Clock.short((Date.now() - began) / 1000)}`; }, 500);
    }

    function named(parts) {
      const ending = recorder.mimeType.includes("mp4") ? "m4a" : "webm", day = new Date().toISOString().slice(0, 16).replace(/[T:]/g, "-");
      return new File(parts, `${words.name}-${day}.${ending}`, { type: recorder.mimeType.split(";")[0] });
    }

    function keep(sound, said) {
      const files = new DataTransfer();
      files.items.add(sound);
      input.files = files.files;
      URL.revokeObjectURL(heard.src);
      Object.assign(heard, { src: URL.createObjectURL(sound), hidden: false });
      told.textContent = said;
    }
  }
}
