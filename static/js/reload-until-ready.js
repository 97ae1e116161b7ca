// A page that waits asks for itself again, ever more slowly, until what it waits for is there.
const waiting = document.querySelector("[data-reload-until-ready]");
if (waiting) {
  const tries = Number(sessionStorage.getItem("tries") ?? 0);
  if (tries < 30) {
    sessionStorage.setItem("tries", tries + 1);
    setTimeout(() => location.reload(), 1500 + tries * 500);
  }
} else {
  sessionStorage.removeItem("tries");
}
