// Files of a step go piece by piece before the form does, and resume when the network is lost; the form then names them.
{
  const input = document.querySelector("#brought-files"), form = input?.form;
  if (form?.dataset.deposit) form.addEventListener("submit", (event) => {
    if (!input.files.length) return;
    event.preventDefault();
    bring([...input.files], event.submitter);
  });

  async function bring(files, submitter) {
    const words = JSON.parse(form.dataset.depositWords), told = form.querySelector("[data-brought]"), bar = form.querySelector("[data-brought-bar]");
    const all = files.reduce((sum, file) => sum + file.size, 0);
    let came = 0;
    form.inert = true;
    Object.assign(bar, { hidden: false, max: Math.max(1, all), value: 0 });
    try {
      for (const file of files) {
        const way = new Tus(file, Tus.words(form, words), (state, bytes) => {
          bar.value = came + bytes;
          told.textContent = words[state].replace("{percent}", Math.floor((bar.value * 100) / bar.max)).replace("{size}", Tus.weight(all));
        });
        await way.run();
        came += file.size;
        form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "original", value: way.original }));
      }
      input.value = "";
      form.inert = false;
      form.requestSubmit(submitter ?? undefined);
    } catch (error) {
      form.inert = false;
      told.textContent = error.message;
      told.focus();
    }
  }
}
