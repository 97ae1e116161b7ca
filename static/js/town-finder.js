// The one question, completed while one types; and the last town, remembered on the device alone.
// Without this script the form and its page of answers do the same.
const KEY = "lpc_town";
const WAIT = 150; // ms after the last key

function remember(town) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ name: town.dataset.town, url: town.dataset.townUrl }));
  } catch {
    // storage can be switched off
  }
}

function remind(line) {
  let last = null;
  try {
    last = JSON.parse(localStorage.getItem(KEY));
  } catch {
    return;
  }
  // Only a town's own address is followed, whatever else is stored there.
  if (!last?.name || !/^\/[a-z0-9-]+\/$/.test(last.url)) return;
  const link = line.querySelector("a");
  link.href = last.url;
  link.querySelector("span").textContent = last.name;
  line.hidden = false;
}

function complete(form) {
  const input = form.querySelector("input[type=search]");
  const list = document.createElement("ul");
  const told = document.createElement("p");
  let chosen = -1;
  let timer = 0;
  let asked = 0;
  list.id = `${input.id}-propositions`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels[0].textContent);
  list.hidden = true;
  told.className = "sr";
  told.setAttribute("role", "status");
  input.closest(".ask").append(list);
  form.append(told);
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
  }))
    input.setAttribute(name, value);

  function close() {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(place) {
    const options = [...list.children];
    if (!options.length) return;
    chosen = (place + options.length) % options.length;
    options.forEach((option, index) => option.setAttribute("aria-selected", String(index === chosen)));
    input.setAttribute("aria-activedescendant", options[chosen].id);
    options[chosen].scrollIntoView({ block: "nearest" });
  }

  function show(communes) {
    list.replaceChildren(
      ...communes.map((commune, index) => {
        const option = document.createElement("li");
        const name = document.createElement("strong");
        const where = document.createElement("span");
        option.id = `${list.id}-${index}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset.url = commune.url;
        name.textContent = commune.name;
        where.textContent = `${commune.department}, ${commune.is_here ? form.dataset.here : form.dataset.ask}`;
        option.append(name, " ", where);
        return option;
      }),
    );
    list.hidden = communes.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    input.removeAttribute("aria-activedescendant");
    told.textContent = communes.length ? `${communes.length} ${form.dataset.found}` : "";
    chosen = -1;
  }

  async function ask() {
    const words = input.value.trim();
    if (words.length < 2) return close();
    const turn = ++asked;
    const answer = await fetch(`${form.dataset.townFinder}?q=${encodeURIComponent(words.toLowerCase())}`);
    if (answer.ok && turn === asked) show((await answer.json()).communes);
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => ask().catch(close), WAIT);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault(); // a search field would empty itself; the second press may
      return close();
    }
    if (list.hidden && event.key === "ArrowDown") return void ask().catch(close);
    if (list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(event.key === "ArrowDown" ? chosen + 1 : chosen < 0 ? -1 : chosen - 1);
    }
    if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      location.assign(list.children[chosen].dataset.url);
    }
  });
  // Before the field loses the focus, or the list would be gone when the click arrives.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.url);
  });
  input.addEventListener("blur", close);
}

for (const form of document.querySelectorAll("[data-town-finder]")) complete(form);
for (const town of document.querySelectorAll("[data-town]")) remember(town);
for (const line of document.querySelectorAll("[data-last-town]")) remind(line);
