// The buttons of the sheet of hours at once, without the way to the server, which does the same.
const form = document.getElementById("fiche");

function tell() {
  form.dispatchEvent(new Event("change", { bubbles: true }));
}

function written(minutes) {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

// « 7h30 », « 730 », « 7 » in minutes; null for what is no time.
function read(typed) {
  const [, hour, minute = 0] =
    typed.trim().match(/^(\d{1,2})\s*(?:[h:.]\s*(\d{1,2})?)?$/i) ?? typed.trim().match(/^(\d{1,2})(\d{2})$/) ?? [];
  return hour !== undefined && hour < 24 && minute < 60 ? Number(hour) * 60 + Number(minute) : null;
}

function move(input, by) {
  const step = Math.abs(by);
  const now = read(input.value || "9");
  if (now === null) return;
  const next = (by > 0 ? Math.floor(now / step) + 1 : Math.ceil(now / step) - 1) * step;
  input.value = written((next + 24 * 60) % (24 * 60));
}

function times(day) {
  return [...day.querySelectorAll("[data-slot] input")];
}

// Another row like the last one of a day, empty; what reads its number out counts on.
function addSlot(day) {
  const rows = day.querySelectorAll("[data-slot]");
  if (rows.length >= 6) return;
  const row = rows[rows.length - 1].cloneNode(true);
  for (const part of row.querySelectorAll("[aria-label]"))
    part.setAttribute("aria-label", part.getAttribute("aria-label").replace(/\d+/, String(rows.length + 1)));
  for (const input of row.querySelectorAll("input")) {
    input.value = "";
    input.removeAttribute("aria-invalid");
    input.removeAttribute("aria-describedby");
  }
  rows[rows.length - 1].parentElement.append(row);
  row.querySelector("input").focus();
}

function copy(from, to) {
  const values = times(from).map((input) => input.value);
  const extra = [...to.querySelectorAll("[data-slot]")].slice(values.length / 2);
  for (const row of extra) row.remove();
  while (times(to).length < values.length) addSlot(to);
  times(to).forEach((input, place) => (input.value = values[place]));
  to.querySelector("[type=checkbox]").checked = from.querySelector("[type=checkbox]").checked;
}

// What was typed is shown as it is understood.
form.addEventListener("change", (event) => {
  if (!event.target.closest?.("[data-slot]")) return;
  const minutes = read(event.target.value);
  if (minutes !== null) event.target.value = written(minutes);
});

form.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  const day = button?.closest("[data-day]");
  if (!day) return;
  if (button.dataset.step) move(button.parentElement.querySelector("input"), Number(button.dataset.step));
  else if ("add" in button.dataset) addSlot(day);
  else if (button.dataset.copy) {
    copy(document.getElementById(button.dataset.copy), day);
    button.focus();
  } else return;
  event.preventDefault();
  tell();
});
