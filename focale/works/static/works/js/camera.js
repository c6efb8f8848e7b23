// What the camera of a telephone takes joins the files of the step, and goes with them.
{
  const camera = document.querySelector("#brought-camera"), input = document.querySelector("#brought-files");
  camera?.addEventListener("change", () => {
    if (!camera.files.length) return;
    const files = new DataTransfer(), told = camera.form.querySelector("[data-brought]");
    for (const file of [...(input.multiple ? input.files : []), ...camera.files]) files.items.add(file);
    input.files = files.files;
    camera.value = "";
    told.textContent = JSON.parse(input.dataset.words).taken;
  });
}
