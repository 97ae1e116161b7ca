// The market's search field, completed while one types: departments, shops, products. Without this script, or where it
// is refused, the form and its list of answers do the same.
const WAIT = 180; // ms after the last key
const SHORTEST = 2;

function option(list, place, { name, note, url }) {
  const item = document.createElement("div");
  const strong = document.createElement("strong");
  const small = document.createElement("span");
  item.id = `${list.id}-${place}`;
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  item.dataset.url = url;
  strong.textContent = name;
  small.textContent = note;
  item.append(strong, " ", small);
  return item;
}

function group(list, number, { label, options }, first) {
  const box = document.createElement("div");
  const title = document.createElement("div");
  title.id = `${list.id}-g${number}`;
  title.setAttribute("role", "presentation");
  title.textContent = label;
  box.setAttribute("role", "group");
  box.setAttribute("aria-labelledby", title.id);
  box.append(title, ...options.map((each, index) => option(list, first + index, each)));
  return box;
}

function complete(form) {
  const input = form.querySelector("input[type=search]");
  const list = document.createElement("div");
  const told = document.createElement("p");
  const answers = new Map(); // what was asked already isn't asked again
  let chosen = -1;
  let timer = 0;
  let pending = null;
  list.id = `${input.id}-propositions`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels[0].textContent);
  list.hidden = true;
  told.className = "sr";
  told.setAttribute("role", "status");
  input.closest(".ask").append(list);
  // A live region is for who searches; until then the page's own is the only one.
  input.addEventListener("focus", () => form.append(told), { once: true });
  input.autocomplete = "off";
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
  }))
    input.setAttribute(name, value);

  const options = () => [...list.querySelectorAll("[role=option]")];

  function close() {
    clearTimeout(timer);
    pending?.abort();
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(place) {
    const all = options();
    if (!all.length) return;
    chosen = (place + all.length) % all.length;
    all.forEach((each, index) => each.setAttribute("aria-selected", String(index === chosen)));
    input.setAttribute("aria-activedescendant", all[chosen].id);
    all[chosen].scrollIntoView({ block: "nearest" });
  }

  function show(groups) {
    let count = 0;
    list.replaceChildren(
      ...groups.map((each, number) => {
        const box = group(list, number, each, count);
        count += each.options.length;
        return box;
      }),
    );
    chosen = -1;
    list.hidden = count === 0;
    input.setAttribute("aria-expanded", String(count > 0));
    input.removeAttribute("aria-activedescendant");
    told.textContent = count ? `${count} ${form.dataset.found}` : form.dataset.none;
  }

  async function ask() {
    const words = input.value.trim().toLowerCase().replace(/\s+/g, " ");
    pending?.abort();
    if (words.length < SHORTEST) return close();
    if (!answers.has(words)) {
      pending = new AbortController();
      const { signal } = pending;
      const answer = await fetch(`${form.dataset.marketSearch}?q=${encodeURIComponent(words)}`, { signal });
      if (!answer.ok) return close();
      answers.set(words, (await answer.json()).groups);
      if (signal.aborted) return;
    }
    show(answers.get(words));
  }

  // A newer question ends the one before it: that is no failure, and what stands there stays.
  const attempt = () => ask().catch((error) => error.name !== "AbortError" && close());

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(attempt, WAIT);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault(); // a search field would empty itself; the second press may
      return close();
    }
    if (list.hidden && event.key === "ArrowDown") return void attempt();
    if (list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(event.key === "ArrowDown" ? chosen + 1 : chosen < 0 ? -1 : chosen - 1);
    }
    if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      location.assign(options()[chosen].dataset.url);
    }
  });
  // Before the field loses the focus, or the list would be gone when the click arrives.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const item = event.target.closest("[role=option]");
    if (item) location.assign(item.dataset.url);
  });
  input.addEventListener("blur", close);
}

for (const form of document.querySelectorAll("[data-market-search]")) complete(form);
