"""From SVG to pixels, many at once, through a headless browser: the one tool here that needs more than the standard library."""

import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from PIL import Image

BROWSER = "chromium"
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--force-device-scale-factor=1",
)
COLUMNS, ROWS = 3, 4  # a page of twelve: more at once makes a screenshot that the browser cuts off


def rendered(pictures: Sequence[str], width: int, height: int, browser: str = BROWSER) -> Iterator[Image.Image]:
    """Each SVG as an RGB image of the size asked for, in the same order."""
    batch = COLUMNS * ROWS
    for start in range(0, len(pictures), batch):
        page = sheet(pictures[start : start + batch], width, height, COLUMNS, browser=browser)
        for i in range(len(pictures[start : start + batch])):
            left, top = i % COLUMNS * width, i // COLUMNS * height
            yield page.crop((left, top, left + width, top + height))


def sheet(
    pictures: Sequence[str], width: int, height: int, columns: int, gap: int = 0, browser: str = BROWSER
) -> Image.Image:
    """All the pictures on one page, row by row, `gap` pixels of white between them."""
    rows = -(-len(pictures) // columns)
    size = (columns * (width + gap), rows * (height + gap))
    with tempfile.TemporaryDirectory() as folder:
        for i, svg in enumerate(pictures):
            Path(folder, f"{i}.svg").write_text(svg, "utf-8")
        cells = "".join(
            f'<img src="{i}.svg" width="{width}" height="{height}" style="display:block">' for i in range(len(pictures))
        )
        layout = f"margin:0;display:grid;gap:{gap}px;background:#fff;grid-template-columns:repeat({columns},{width}px)"
        Path(folder, "index.html").write_text(f'<meta charset="utf-8"><body style="{layout}">{cells}', "utf-8")
        target = Path(folder, "page.png")
        subprocess.run(
            [
                browser,
                *FLAGS,
                f"--user-data-dir={folder}/profile",
                f"--window-size={size[0]},{size[1]}",
                f"--screenshot={target}",
                f"file://{folder}/index.html",
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
        with Image.open(target) as page:
            return page.convert("RGB")
