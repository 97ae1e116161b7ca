// Messages that stand on the screen for a moment are read: « J’ai lu » presses itself. Without this it is pressed by hand.
const MOMENT = 1500;

for (const form of document.querySelectorAll("form[data-seen]")) {
  let timer;
  const observer = new IntersectionObserver(([{ isIntersecting }]) => {
    clearTimeout(timer);
    if (isIntersecting) timer = setTimeout(press, MOMENT);
  });

  async function press() {
    if (document.visibilityState !== "visible") return;
    observer.disconnect();
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" });
    form.hidden = answer.ok || answer.type === "opaqueredirect";
  }

  observer.observe(form);
}
