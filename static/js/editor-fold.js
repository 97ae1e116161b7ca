// On a phone a page is a short list to find one's way in: the blocks it has are folded. What is added is open, and so is
// what must be corrected.
const OUTER = "[data-streamfield-child]";

function fold() {
  for (const block of document.querySelectorAll(OUTER)) {
    if (block.parentElement.closest(OUTER) || block.querySelector(".error-message, .w-field--error")) continue;
    block.querySelector(":scope > section > .w-panel__header > [data-panel-toggle][aria-expanded=true]")?.click();
  }
}

if (matchMedia("(width < 50rem), (pointer: coarse)").matches) {
  if (document.querySelector(OUTER)) fold();
  else {
    // The editor draws its blocks after this module has run, all at once.
    const waiting = new MutationObserver(() => {
      if (!document.querySelector(OUTER)) return;
      waiting.disconnect();
      requestAnimationFrame(fold);
    });
    waiting.observe(document.body, { childList: true, subtree: true });
  }
}
