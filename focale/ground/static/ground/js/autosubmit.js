// A form marked data-autosubmit is sent as soon as one of its choices changes; its own button then steps back. Keys
// pass other choices on the way to the wanted one: there the form waits for Enter, or until one goes on to the next
// field, which has the focus again when the page comes back.
{
  const forms = document.querySelectorAll("form[data-autosubmit]"), PLACE = "focale-place";
  for (const form of forms) for (const button of form.querySelectorAll("[data-fallback]")) button.hidden = true;
  let keyed = null, waiting = null;
  function send(form, name) {
    if (name) sessionStorage.setItem(PLACE, JSON.stringify([location.pathname, name]));
    form.requestSubmit();
  }
  addEventListener("pointerdown", () => { keyed = null; });
  document.addEventListener("keydown", (event) => {
    keyed = event.target;
    if (event.key !== "Enter" || !waiting || waiting !== keyed) return;
    event.preventDefault();
    send(keyed.form, keyed.name);
  });
  document.addEventListener("change", ({ target }) => {
    const form = target.closest("form[data-autosubmit]");
    if (!form || !target.matches("select, input[type=checkbox], input[type=radio], input[type=date]")) return;
    if (target === keyed && target.type !== "checkbox") waiting = target;
    else send(form, target === keyed && target.name);
  });
  document.addEventListener("focusout", ({ target, relatedTarget: next }) => {
    if (!waiting || target !== waiting || (next?.name && next.name === target.name)) return;
    send(target.form, next?.form === target.form && next.name || target.name);
  });
  const [page, name] = JSON.parse(sessionStorage.getItem(PLACE) || "[]");
  sessionStorage.removeItem(PLACE);
  if (page === location.pathname) document.querySelector(`form[data-autosubmit] [name="${CSS.escape(name)}"]`)?.focus();
}
