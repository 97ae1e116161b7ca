"""A picture that a page asks of the sprite and that isn't in it leaves a hole."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DRAWN = set(re.findall(r'<symbol id="([\w-]+)"', (ROOT / "static/img/icons.svg").read_text("utf-8")))
ASKED = re.compile(r"""\{% icon "([\w-]+)"|\bicon="([\w-]+)\"""")


def test_every_icon_of_a_template_is_drawn():
    asked = {
        (path.name, name)
        for path in (ROOT / "templates").rglob("*.html")
        for found in ASKED.findall(path.read_text("utf-8"))
        for name in found
        if name
    }
    assert len(asked) > 100
    assert {(file, name) for file, name in asked if name not in DRAWN} == set()


def test_every_icon_of_a_category_is_drawn():
    told = tomllib.loads((ROOT / "data/demo/categories.toml").read_text("utf-8"))["categories"]
    assert {row["icon"] for row in told} - DRAWN == set()
