"""Lighthouse, one run at a time, as a phone sees the page."""

import json
import os
import subprocess
import tempfile
from pathlib import Path

from bench.bars.measure import CATEGORIES, LIGHTHOUSE

CHROMIUM = os.environ.get("CHROME_PATH", "/usr/bin/chromium")
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
RUNS = 3


def points(address: str, *, cookies: str = "", left_out: list[str] | None = None) -> dict[str, int]:
    """Points of each category. Performance is asked again when it misses its bar: a busy machine only lowers it."""
    best: dict[str, int] = {}
    for run in range(RUNS):
        try:
            found = _once(address, cookies, left_out or [])
        except subprocess.CalledProcessError as error:  # a browser that fell is no page's fault, three are
            if run == RUNS - 1 and not best:
                raise RuntimeError(f"{address}: {error.stderr.decode(errors='replace')[-300:]}") from error
            continue
        best = {name: max(found[name], best.get(name, 0)) for name in CATEGORIES}
        if best["performance"] >= LIGHTHOUSE:
            break
    return best


def read(report: dict) -> dict[str, int]:
    """The four categories of a report, of 100."""
    if "runtimeError" in report:
        raise RuntimeError(f"{report['requestedUrl']}: {report['runtimeError']['message']}")
    return {name: round(100 * (report["categories"][name]["score"] or 0)) for name in CATEGORIES}


def _once(address: str, cookies: str, left_out: list[str]) -> dict[str, int]:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "report.json")
        command = ["node_modules/.bin/lighthouse", address, "--quiet", "--output=json", f"--output-path={out}"]
        command += [f"--chrome-flags={FLAGS}", f"--only-categories={','.join(CATEGORIES)}"]
        command += ["--ignore-status-code", "--disable-full-page-screenshot"]
        if left_out:
            command.append(f"--skip-audits={','.join(left_out)}")
        if cookies:
            headers = Path(folder, "headers.json")
            headers.write_text(json.dumps({"Cookie": cookies}))
            command.append(f"--extra-headers={headers}")
        subprocess.run(command, check=True, env=os.environ | {"CHROME_PATH": CHROMIUM}, capture_output=True)
        return read(json.loads(out.read_text()))
