/* Opens the answer that the address points at: /faq/#ancre. */
function openLinked() {
  const linked = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (linked instanceof HTMLDetailsElement) {
    linked.open = true;
    linked.scrollIntoView();
  }
}

addEventListener("hashchange", openLinked);
openLinked();
