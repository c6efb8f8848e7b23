// One file on its way: begun, sent in pieces that take a few seconds each, resumed where the server says it stands,
// held, given up. Speaks tus 1.0; `Refusal` carries the server's sentence and is never tried again.
class Refusal extends Error {}

class Tus {
  static SPEAKS = { "Tus-Resumable": "1.0.0" };
  static LEAST = 256 * 1024;
  static MOST = 32 * 1024 * 1024;
  static SECONDS = 4;
  static WAITS = [1, 2, 4, 8, 15, 30];

  // `words`: { begin, production, token, failed, signedOut }; `tell(state, bytes)` is called at each news.
  constructor(file, words, tell) {
    Object.assign(this, { file, words, tell, address: "", sent: 0, held: false, over: false, known: false });
    this.piece = 4 * Tus.LEAST;
  }

  // What a form says of where its files go, beside the sentences of `words`.
  static words(form, words) {
    return { begin: form.dataset.deposit, production: form.dataset.production, token: form.elements.csrfmiddlewaretoken.value, ...words };
  }

  static weight(bytes) {
    const [unit, size] = bytes >= 2 ** 30 ? ["gigabyte", 2 ** 30] : bytes >= 2 ** 20 ? ["megabyte", 2 ** 20] : ["kilobyte", 2 ** 10];
    return new Intl.NumberFormat(document.documentElement.lang, { style: "unit", unit, maximumFractionDigits: 1 }).format(bytes / size);
  }

  get mark() { return `${this.file.name}|${this.file.size}|${this.file.lastModified}`; }

  async run() {
    for (let tries = 0; !this.held && !this.over; tries += 1) {
      try {
        if (!this.address) await this.begin();
        else await this.ask();
        while (!this.held && !this.over && this.sent < this.file.size) {
          await this.send();
          tries = 0;
        }
        if (this.sent === this.file.size) this.over = true;
      } catch (error) {
        if (error instanceof Refusal) throw error;
        if (this.held || this.over) return;
        this.tell("away", this.sent);
        await this.wait(Tus.WAITS[Math.min(tries, Tus.WAITS.length - 1)]);
      }
    }
    if (this.over && this.sent === this.file.size) this.tell(this.known ? "known" : "done", this.sent);
  }

  async begin() {
    const { production } = this.words, pairs = { production, filename: this.file.name, filetype: this.file.type, mark: this.mark };
    const told = Object.entries(pairs).map(([word, value]) => `${word} ${in64(value)}`).join(",");
    const answer = await this.call("POST", this.words.begin, { "Upload-Length": this.file.size, "Upload-Metadata": told });
    this.address = answer.headers.get("Location");
    this.sent = 0;
  }

  async ask() {
    const answer = await this.call("HEAD", this.address);
    if (answer) this.note((name) => answer.headers.get(name));
    else await this.begin();
  }

  // What the server no longer knows is begun anew; what it refuses is told in its own words.
  async call(method, address, more = {}) {
    const headers = { ...Tus.SPEAKS, "X-CSRFToken": this.words.token, ...more };
    const answer = await fetch(address, { method, headers, redirect: "manual", cache: "no-store" });
    if (answer.ok) return answer;
    if (method === "HEAD" && (answer.status === 404 || answer.status === 410)) return null;
    throw await this.wrong(answer.type === "opaqueredirect" ? 401 : answer.status, () => answer.text());
  }

  async wrong(status, words) {
    if (status === 401 || status === 403 || status === 405) return new Refusal(this.words.signedOut);
    if ([413, 422, 507].includes(status)) return new Refusal(await words());
    if (status === 423 || status === 409 || status >= 500) return new Error(String(status));
    return new Refusal(this.words.failed);
  }

  send() {
    const first = this.sent, piece = this.file.slice(first, first + this.piece), began = performance.now();
    return new Promise((done, failed) => {
      const line = this.line = new XMLHttpRequest();
      line.open("PATCH", this.address);
      const headers = { ...Tus.SPEAKS, "X-CSRFToken": this.words.token, "Upload-Offset": first, "Content-Type": "application/offset+octet-stream" };
      for (const [name, value] of Object.entries(headers)) line.setRequestHeader(name, value);
      line.timeout = 120000;
      line.upload.onprogress = (event) => this.tell("sending", first + event.loaded);
      line.onerror = line.onabort = line.ontimeout = () => failed(new Error("cut"));
      line.onload = async () => {
        if (line.status !== 204) {
          failed(await this.wrong(line.status, () => line.responseText));
          return;
        }
        this.note((name) => line.getResponseHeader(name));
        const wanted = piece.size * Tus.SECONDS * 1000 / Math.max(1, performance.now() - began);
        this.piece = Math.round(Math.max(Tus.LEAST, Math.min(Tus.MOST, wanted, this.piece * 4)));
        done();
      };
      line.send(piece);
    });
  }

  note(header) {
    this.sent = Number(header("Upload-Offset"));
    this.known = Boolean(header("Focale-Known"));
    this.original = header("Focale-Original");
    this.tell("sending", this.sent);
  }

  // Until so many seconds have passed, the network is back, or somebody presses.
  wait(seconds) {
    return new Promise((done) => {
      this.wake = done;
      setTimeout(done, seconds * 1000);
      addEventListener("online", done, { once: true });
    });
  }

  hold() {
    this.held = true;
    this.line?.abort();
    this.wake?.();
    this.tell("paused", this.sent);
  }

  async drop() {
    this.over = true;
    this.line?.abort();
    this.wake?.();
    if (this.address && this.sent < this.file.size) await this.call("DELETE", this.address).catch(() => null);
  }
}

function in64(text) {
  return btoa(String.fromCharCode(...new TextEncoder().encode(String(text))));
}
