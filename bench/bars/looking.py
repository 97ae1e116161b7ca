"""One page in a real browser with an empty cache: its bytes, its tree, its shifts, and what axe says of it."""

from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import CDPSession
from playwright.sync_api import Page as Tab

from bench.bars import ecoindex
from bench.bars.measure import Measure

AXE = Path("node_modules/axe-core/axe.min.js")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
WATCH_SHIFTS = """
window.shifted = 0;
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}).observe({type: 'layout-shift', buffered: true});
"""
TREE = "document.querySelectorAll('*:not(svg *)').length"
TOO_WIDE = "Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)"
SCROLL = """async () => {
  for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
    scrollTo(0, y);
    await new Promise(done => setTimeout(done, 60));
  }
}"""
RUN_AXE = """async tags => {
  const found = await axe.run({runOnly: tags, resultTypes: ['violations']});
  return found.violations.map(rule => [rule.id, rule.nodes.map(node => node.target.join(' '))]);
}"""


class Wire:
    """What comes over the wire for one page, as the browser counts it."""

    def __init__(self, session: CDPSession) -> None:
        self.kinds: dict[str, str] = {}
        self.urls: dict[str, str] = {}
        self.bytes: dict[str, float] = {}
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.loadingFinished", self._came)
        session.send("Network.enable")

    def _asked(self, event: dict) -> None:
        if not event["request"]["url"].startswith(("data:", "blob:")):
            self.kinds[event["requestId"]] = event.get("type", "")
            self.urls[event["requestId"]] = event["request"]["url"]

    def _came(self, event: dict) -> None:
        if event["requestId"] in self.urls:
            self.bytes[event["requestId"]] = event["encodedDataLength"]

    def kilobytes(self, kind: str = "") -> float:
        return sum(size for which, size in self.bytes.items() if kind in ("", self.kinds[which])) / 1000

    def foreign(self, host: str) -> list[str]:
        return sorted({urlsplit(url).netloc for url in self.urls.values()} - {host})


def weigh(tab: Tab, measure: Measure) -> None:
    """Opens the page; afterwards it is scrolled to its end."""
    wire = Wire(tab.context.new_cdp_session(tab))
    tab.add_init_script(WATCH_SHIFTS)
    tab.goto(measure.address, wait_until="load")
    tab.wait_for_load_state("networkidle")
    measure.requests, measure.first_kb, measure.script_kb = len(wire.urls), wire.kilobytes(), wire.kilobytes("Script")
    measure.shift = tab.evaluate("window.shifted")
    measure.too_wide = tab.evaluate(TOO_WIDE)
    tab.evaluate(SCROLL)
    tab.wait_for_load_state("networkidle")
    measure.dom, measure.whole_kb = tab.evaluate(TREE), wire.kilobytes()
    measure.foreign = wire.foreign(urlsplit(measure.address).netloc)
    measure.eco = ecoindex.score(dom=measure.dom, requests=len(wire.urls), kilobytes=measure.whole_kb)
    measure.eco_grade = ecoindex.grade(measure.eco)


def axe(tab: Tab) -> list[str]:
    """The rules that the opened page breaks, light and dark, each with the first places."""
    tab.add_script_tag(path=AXE)
    found = []
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme)
        for rule, places in tab.evaluate(RUN_AXE, TAGS):
            found.append(f"{rule} ({scheme}, {len(places)}): {', '.join(places[:3])}")
    tab.emulate_media(color_scheme="light")
    return found
