// The page beside a form follows what one types. Without this script the button « Voir l’aperçu » does it.
const WAIT = 500; // ms after the last change

function follow(frame) {
  const form = document.getElementById(frame.dataset.preview);
  const button = document.querySelector("[data-preview-button]");
  let timer = 0;
  let asked = 0;

  async function show() {
    const turn = ++asked;
    const body = new FormData(form);
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name); // not at each key
    const answer = await fetch(button.formAction, { method: "POST", body, credentials: "same-origin" });
    if (!answer.ok || turn !== asked) return;
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    const page = frame.contentDocument;
    // Only the page's own part is changed: what one looks at stays where it is.
    const [old, fresh] = [page, next].map((where) => where.querySelector("main"));
    if (!old || !fresh) return;
    const sheets = [page, next].map((where) => [...where.querySelectorAll("head link[rel=stylesheet]")]);
    sheets[1].forEach((link, place) => {
      const known = sheets[0][place];
      if (known && known.getAttribute("href") !== link.getAttribute("href")) known.href = link.getAttribute("href");
    });
    old.replaceWith(page.adoptNode(fresh));
    look();
  }

  // Once, so that what one scrolls to afterwards stays; `scrollIntoView` would move the form's page too.
  let hasLooked = false;
  function look() {
    const there = frame.contentDocument?.querySelector(frame.dataset.at || "main");
    if (!there || hasLooked) return;
    hasLooked = true;
    const { top } = there.getBoundingClientRect();
    frame.contentWindow.scrollBy(0, top - 96);
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(() => show().catch(() => {}), WAIT);
  }

  frame.addEventListener("load", look);
  look();
  for (const kind of ["input", "change"]) form.addEventListener(kind, later);
  button.addEventListener("click", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    frame.loading = "eager";
    frame.scrollIntoView({ block: "nearest" });
    show().catch(() => form.requestSubmit(button));
  });
}

for (const frame of document.querySelectorAll("[data-preview]")) follow(frame);
