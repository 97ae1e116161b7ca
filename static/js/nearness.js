// How far each shop is, counted here: where somebody stands is asked for on a click and never leaves the device.
const EARTH = 6371000; // metres
const rad = (degrees) => (degrees * Math.PI) / 180;
const place = (text) => text.split(",").map(Number);

function metres([lat, lon], [toLat, toLon]) {
  const half = (angle) => Math.sin(rad(angle) / 2) ** 2;
  const a = half(toLat - lat) + Math.cos(rad(lat)) * Math.cos(rad(toLat)) * half(toLon - lon);
  return 2 * EARTH * Math.asin(Math.sqrt(a));
}

function told(far) {
  if (far < 995) return `à ${Math.max(10, Math.round(far / 10) * 10)}\u202fm`;
  const digits = far < 9950 ? 1 : 0;
  return `à ${(far / 1000).toLocaleString(document.documentElement.lang, { maximumFractionDigits: digits })}\u202fkm`;
}

function label(item, far) {
  const line = item.querySelector(".shop__text .muted") ?? item.querySelector(".maprow");
  if (!line) return;
  const words = line.querySelector("[data-far]") ?? document.createElement("span");
  words.dataset.far = far;
  words.className = "muted num";
  words.textContent = told(far);
  line.append(words);
}

// Open ones first, as before; what isn't on the map comes last.
const rank = (item) => [item.querySelector(".state--open") ? 0 : 1, Number(item.querySelector("[data-far]")?.dataset.far ?? Infinity)];

function sort(list) {
  const ranked = [...list.children].map((item) => [rank(item), item]);
  ranked.sort(([a], [b]) => a[0] - b[0] || (a[1] === b[1] ? 0 : a[1] - b[1]));
  list.append(...ranked.map(([, item]) => item));
}

function show({ coords }) {
  for (const item of document.querySelectorAll("[data-at]"))
    label(item, metres([coords.latitude, coords.longitude], place(item.dataset.at)));
  document.querySelectorAll("[data-nearness] .shops").forEach(sort);
}

function offer(row) {
  const button = row.querySelector("button");
  const status = row.querySelector("[role=status]");
  const say = (words) => {
    status.textContent = words;
    button.disabled = false;
  };
  row.hidden = false;
  button.addEventListener("click", () => {
    say(status.dataset.asked);
    button.disabled = true;
    navigator.geolocation.getCurrentPosition(
      (position) => {
        show(position);
        say(status.dataset.done);
      },
      (error) => say(error.code === error.PERMISSION_DENIED ? status.dataset.refused : status.dataset.failed),
      { timeout: 10000, maximumAge: 60000 },
    );
  });
}

if ("geolocation" in navigator) document.querySelectorAll("[data-nearness-ask]").forEach(offer);
