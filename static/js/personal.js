// The basket's count, the account's name and what it keeps, on pages that are otherwise the same for everybody.
// Asked for only on a device that has used this town before: most visits cost no request.
const HINT = "lpc_hint";

async function fill(address) {
  const answer = await fetch(address, { headers: { Accept: "application/json" }, credentials: "same-origin" });
  if (!answer.ok) return;
  const { basket_count: count = 0, name = "", favourites = [] } = await answer.json();
  for (const place of document.querySelectorAll("[data-basket-count]")) {
    place.replaceChildren();
    if (count < 1) continue;
    const unit = document.createElement("span");
    unit.className = "sr";
    unit.textContent = ` ${count > 1 ? place.dataset.many : place.dataset.one}`;
    place.append(String(count), unit);
  }
  for (const heart of document.querySelectorAll("[data-favourite]")) {
    if (!favourites.includes(heart.dataset.favourite)) continue;
    heart.value = "no"; // pressed once more it lets go
    heart.setAttribute("aria-pressed", "true");
    heart.querySelector("span").textContent = heart.dataset.kept;
  }
  if (name) for (const link of document.querySelectorAll("[data-account]")) link.title = name;
}

function isKnown() {
  if (document.cookie.split("; ").some((pair) => pair.startsWith(`${HINT}=`))) return true;
  try {
    return localStorage.getItem(HINT) !== null;
  } catch {
    return false; // storage can be switched off
  }
}

const address = document.body.dataset.personal;
if (address && isKnown()) fill(address).catch(() => {});
// Told by the answer to « Ajouter au panier ».
if (address) document.body.addEventListener("basket-changed", () => fill(address).catch(() => {}));
