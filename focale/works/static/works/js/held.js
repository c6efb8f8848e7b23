// What was recorded or drawn and is not brought yet stays on this device, over a reload or a lost network, for a day.
const Held = {
  DAY: 86400000,

  async store(way) {
    const base = await new Promise((done, fail) => {
      const asked = indexedDB.open("held", 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore("held");
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => fail(asked.error);
    });
    try {
      return await new Promise((done, fail) => {
        const deal = base.transaction("held", "readwrite"), answer = way(deal.objectStore("held"));
        deal.oncomplete = () => done(answer?.result);
        deal.onerror = deal.onabort = () => fail(deal.error);
      });
    } finally {
      base.close();
    }
  },

  // Where nothing can be kept (a private window), the page works as it is.
  put: (key, what) => Held.store((all) => all.put({ what, day: Date.now() }, key)).catch(() => {}),
  drop: (key) => Held.store((all) => all.delete(key)).catch(() => {}),

  // What is still there under this key; of everybody's, what is older than a day goes.
  async take(key) {
    try {
      await Held.store((all) => {
        all.openCursor().onsuccess = ({ target: { result: one } }) => {
          if (!one) return;
          if (Date.now() - one.value.day > Held.DAY) one.delete();
          one.continue();
        };
      });
      return (await Held.store((all) => all.get(key)))?.what;
    } catch {
      return undefined;
    }
  },

  // Once the file of this box is brought nothing needs to be kept; `brought.js` empties it then.
  until(input, key) { input.form.addEventListener("submit", () => { if (!input.files.length) Held.drop(key); }); },
};
