// A signed sheet from the keyboard: P, A or E on a row, Enter for the next one. The form works without this.
{
  const form = document.querySelector("[data-entry]"), rows = [...form.querySelectorAll("[data-row]")];
  const KEYS = { p: "present", a: "absent", e: "excused" };
  document.querySelector("[data-keys]").hidden = false;

  const start = (row) => row?.querySelector("input[type=radio]:checked, input:not([type=radio])") || form.querySelector(".bulk button");
  form.addEventListener("keydown", (event) => {
    const row = event.target.closest("[data-row]");
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter") {
      event.preventDefault();
      start(rows[rows.indexOf(row) + 1]).focus();
    }
    const presence = KEYS[event.key.toLowerCase()];
    // Not in a field of hours: where the clock has twelve, A and P are its own.
    if (!presence || !event.target.matches("[type=radio]")) return;
    event.preventDefault();
    const radio = row.querySelector(`[value=${presence}]`);
    radio.checked = true;
    radio.focus();
  });
  const wrong = form.querySelector("[aria-invalid=true]");
  if (wrong || !document.querySelector("[role=alert]")) (wrong || start(rows[0])).focus();
}
