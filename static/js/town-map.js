// The plan and its list point at each other; on a click, and only then, a map that moves takes the plan's place.
const LIT = "is-lit";
const number = (element) => element.getAttribute("href")?.match(/^#plan-(\d+)$/)?.[1];

function pair(block) {
  const pins = new Map([...block.querySelectorAll(".pin")].map((pin) => [number(pin), pin]));
  const rows = new Map([...block.querySelectorAll("li[id^=plan-]")].map((row) => [row.id.slice(5), row]));
  const light = (key, on) => {
    pins.get(key)?.classList.toggle(LIT, on);
    rows.get(key)?.classList.toggle(LIT, on);
  };
  for (const [key, row] of rows)
    for (const [start, end] of [["pointerenter", "pointerleave"], ["focusin", "focusout"]]) {
      row.addEventListener(start, () => light(key, true));
      row.addEventListener(end, () => light(key, false));
    }
  for (const [key, pin] of pins) {
    pin.addEventListener("pointerenter", () => light(key, true));
    pin.addEventListener("pointerleave", () => light(key, false));
  }
  return { pins, rows, light };
}

function styled(address) {
  return new Promise((resolve, reject) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: address });
    link.addEventListener("load", resolve);
    link.addEventListener("error", reject);
    document.head.append(link);
  });
}

// The drawn pin itself: a copy of its drawing, without the place it had on the plan.
function drawing(pin) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "-18 -46 36 48");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "pin");
  svg.append(...[...pin.childNodes].map((node) => node.cloneNode(true)));
  return svg;
}

function card(row, see) {
  const link = row.querySelector("a");
  const box = document.createElement("div");
  const name = document.createElement("strong");
  const where = document.createElement("span");
  const go = document.createElement("a");
  name.textContent = row.querySelector("strong").textContent;
  where.textContent = row.querySelector("small")?.textContent ?? "";
  go.href = link.href;
  go.textContent = see;
  box.className = "mapcard";
  box.append(name, where, go);
  return box;
}

function ground(L, map, words, middle) {
  if (words.tiles) return L.tileLayer(words.tiles, { attribution: words.attribution, maxZoom: 19 }).addTo(map);
  for (const radius of [100, 200, 400, 800, 1600])
    L.circle(middle, { radius, interactive: false, fill: false, className: "mapring" }).addTo(map);
}

async function open(block, ask, pairs) {
  const words = ask.dataset;
  await Promise.all([styled(words.style), styled(words.ours), import(words.leaflet)]);
  const L = window.L;
  const drawn = block.querySelector(".map svg");
  const box = document.createElement("div");
  box.className = "bigmap";
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", words.label);
  drawn.classList.add("is-put-away");
  drawn.after(box);
  const places = [...pairs.rows.values()].map((row) => row.dataset.at.split(",").map(Number));
  const bounds = L.latLngBounds(places);
  const map = L.map(box, { zoomControl: false, scrollWheelZoom: false, maxZoom: 19, minZoom: 9 });
  map.fitBounds(bounds, { padding: [44, 44], maxZoom: 17 });
  map.attributionControl.setPrefix(false);
  ground(L, map, words, bounds.getCenter());
  L.control.zoom({ zoomInTitle: words.in, zoomOutTitle: words.out }).addTo(map);
  L.control.scale({ imperial: false }).addTo(map);
  // The wheel turns the page until somebody is in the map.
  map.on("focus", () => map.scrollWheelZoom.enable());
  map.on("blur", () => map.scrollWheelZoom.disable());
  map.on("popupopen", ({ popup }) => popup.getElement().querySelector(".leaflet-popup-close-button").setAttribute("aria-label", words.close));
  for (const [key, row] of pairs.rows) {
    const icon = L.divIcon({ className: "mappin", html: drawing(pairs.pins.get(key)), iconSize: [36, 48], iconAnchor: [18, 46], popupAnchor: [0, -40] });
    const marker = L.marker(row.dataset.at.split(",").map(Number), { icon, riseOnHover: true }).addTo(map);
    const element = marker.getElement();
    element.setAttribute("aria-label", row.querySelector("strong").textContent);
    marker.bindPopup(card(row, words.see), { closeButton: true });
    marker.on("popupopen", () => pairs.light(key, true)).on("popupclose", () => pairs.light(key, false));
    marker.on("mouseover", () => pairs.light(key, true)).on("mouseout", () => pairs.light(key, false));
    pairs.pins.set(key, element);
  }
  box.focus();
}

for (const block of document.querySelectorAll("[data-town-map]")) {
  const ask = block.querySelector("[data-open-map]");
  const pairs = pair(block);
  ask.hidden = false;
  ask.querySelector("button").addEventListener("click", ({ currentTarget: button }) => {
    button.disabled = true;
    open(block, ask, pairs).then(
      () => (ask.hidden = true),
      () => (button.disabled = false), // the plan is still there
    );
  });
}
