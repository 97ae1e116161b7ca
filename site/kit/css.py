"""Style sheets without a build: `python -m kit.css` (from `site/`) joins the sources that people edit into what pages link.

Each folder of `static/css/` is a bundle: `static/css/site/**/*.css` becomes `static/css/site.css`. A file named after a layer goes
into that layer, any other is a component. The result is committed, and a test says when it is behind its sources.
"""

import re
import sys
from pathlib import Path

SOURCES = Path(__file__).resolve().parents[2] / "static" / "css"
LAYERS = ("reset", "tokens", "base", "layout", "components", "utilities")


def bundles() -> list[str]:
    """The names of the bundles."""
    return sorted(folder.name for folder in SOURCES.iterdir() if folder.is_dir())


def layer_of(source: Path) -> str:
    return source.stem if source.stem in LAYERS else "components"


def join(name: str) -> str:
    """The bundle's text: layers in order, the files of a layer by name, comments and indentation left out."""
    sources = sorted((SOURCES / name).rglob("*.css"), key=lambda path: (LAYERS.index(layer_of(path)), path.stem))
    # The order of layers is said again in each bundle: whichever arrives first decides, and all decide the same.
    parts = [f"@layer {', '.join(LAYERS)};"]
    for source in sources:
        # Sources lie one folder deeper than their bundle.
        text = source.read_text(encoding="utf-8").replace('url("../../', 'url("../')
        parts.append(f"@layer {layer_of(source)}{{\n{strip(text)}\n}}")
    return "\n".join(parts) + "\n"


def strip(text: str) -> str:
    """Without comments, empty lines and indentation, and without the spaces nobody reads."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    lines = (line.strip() for line in text.splitlines())
    lines = (re.sub(r"^([\w-]+): ", r"\1:", line) for line in lines if line)
    return re.sub(r";\n\}", "\n}", "\n".join(line.replace(" {", "{") for line in lines))


def behind() -> list[str]:
    """Bundles whose committed text isn't what their sources give."""
    return [
        name
        for name in bundles()
        if not target(name).exists() or target(name).read_text(encoding="utf-8") != join(name)
    ]


def target(name: str) -> Path:
    return SOURCES / f"{name}.css"


if __name__ == "__main__":
    for bundle in bundles():
        size = target(bundle).write_text(join(bundle), encoding="utf-8")
        sys.stdout.write(f"{target(bundle).relative_to(SOURCES.parent.parent)}: {size} characters\n")
