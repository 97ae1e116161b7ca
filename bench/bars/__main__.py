"""python -m bench.bars BASE_URL: every kind of page at 390 and 1280 against the bars of the design."""

import argparse
import json
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.bars import html_checker, lighthouse, table
from bench.bars.addresses import Page, chosen
from bench.bars.keyboard import walk
from bench.bars.looking import axe, weigh
from bench.bars.measure import Measure
from bench.bars.visitors import Visitors

WIDTHS = (390, 1280)
CHECKS = ("weight", "axe", "keyboard", "html", "lighthouse")
LOOKS = {"weight", "axe", "keyboard"}


def main() -> int:
    asked = _arguments()
    checks = set(asked.only.split(","))
    if unknown := checks - set(CHECKS):
        print(f"--only {', '.join(unknown)}: use {', '.join(CHECKS)}", file=sys.stderr)
        return 2
    measures: list[Measure] = []
    documents: list[bytes] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=lighthouse.CHROMIUM, args=lighthouse.FLAGS.split()[1:])
        visitors = Visitors(browser, asked.base.rstrip("/"))
        pages = chosen(asked.paths)
        for number, page in enumerate(pages, 1):
            print(f"{number:3}/{len(pages)} {page.name}", file=sys.stderr, flush=True)
            address, document = _fetch(visitors, page)
            documents.append(document)
            for width in WIDTHS:
                measure = Measure(page.name, address, width, html_kb=len(document) / 1000)
                if checks & LOOKS:
                    _look(visitors, page, measure, checks)
                if "lighthouse" in checks and width == WIDTHS[0] and not page.is_mail:
                    _ask_lighthouse(visitors, page, measure)
                measures.append(measure)
                for missed in measure.missed():
                    print(f"        {width}: {missed}", file=sys.stderr, flush=True)
        browser.close()
    if "html" in checks:
        for number, found in enumerate(html_checker.complaints(documents)):
            measures[number * len(WIDTHS)].html = found
    print("\n".join([*table.lines(measures), table.LEGEND, "", *table.verdict(measures)]))
    if asked.json:
        asked.json.write_text(json.dumps([measure.as_dict() for measure in measures], ensure_ascii=False, indent=1))
    return int(any(measure.missed() for measure in measures))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", metavar="BASE_URL", help="a running demonstration, as http://127.0.0.1:8000")
    parser.add_argument("--only", default=",".join(CHECKS), help=f"some of {', '.join(CHECKS)}")
    parser.add_argument("--paths", nargs="*", default=[], help="words of a page's name, or whole paths")
    parser.add_argument("--json", type=Path, metavar="FILE", help="all that was found")
    return parser.parse_args()


def _fetch(visitors: Visitors, page: Page) -> tuple[str, bytes]:
    """The page's address once its links are followed, and the document as it is sent."""
    context = visitors.open(page.who, WIDTHS[-1])
    tab = context.new_page()
    address = f"{visitors.base}{page.path}"
    for selector in page.follow:
        tab.goto(address)
        link = tab.locator(selector).first
        address = link.evaluate("element => element.href || element.src")
    answer = context.request.get(address)
    if answer.status != page.status:
        raise RuntimeError(f"{address} answers {answer.status}, not {page.status}")
    found = answer.url, answer.body()
    context.close()
    return found


def _look(visitors: Visitors, page: Page, measure: Measure, checks: set[str]) -> None:
    context = visitors.open(page.who, measure.width)
    tab = context.new_page()
    weigh(tab, measure)
    if "axe" in checks:
        measure.axe = axe(tab)
    if "keyboard" in checks and not page.is_mail:
        measure.keyboard = walk(tab)
    context.close()


def _ask_lighthouse(visitors: Visitors, page: Page, measure: Measure) -> None:
    left_out = ["is-crawlable"] if page.is_private else []
    if page.status != 200:
        left_out.append("http-status-code")
    cookies = visitors.cookies(page.who, measure.address)
    measure.lighthouse = lighthouse.points(measure.address, cookies=cookies, left_out=left_out)


if __name__ == "__main__":
    sys.exit(main())
