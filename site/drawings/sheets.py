"""Contact sheets of everything that can be drawn: `python -m drawings.sheets [FOLDER]` (needs chromium)."""

import argparse
from pathlib import Path

import drawings
from drawings.render import sheet

PAIRS = [
    ("#1d4a3c", "#f3e7cc"),
    ("#a8322a", "#f6ead6"),
    ("#24406b", "#f2dfb4"),
    ("#7a2338", "#efd9c3"),
    ("#d9a02b", "#fbf3e0"),
    ("#2f6b6f", "#f4d9cf"),
    ("#5b3f6b", "#f1e6c9"),
    ("#c8623a", "#e9efe4"),
]
NAME = "Maison d’Essai"
REPEATED = ("baguette", "comte", "confiture", "bouquet", "roman")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", default="var/sheets", type=Path)
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)

    def write(name: str, pictures: list[str], width: int, height: int, columns: int) -> None:
        sheet(pictures, width, height, columns, gap=6).save(folder / f"{name}.png")
        print(name, len(pictures))

    kinds = drawings.product_kinds()
    pictures = [drawings.product(kind, PAIRS[i * 3 % 8], seed=kind) for i, kind in enumerate(kinds)]
    for part in range(0, len(kinds), 40):
        write(f"products-{part // 40 + 1}", pictures[part : part + 40], 320, 240, 5)
    repeats = [drawings.product(kind, PAIRS[1], seed=str(k)) for kind in REPEATED for k in range(5)]
    write("products-repeated", repeats, 320, 240, 5)
    shops = [(NAME, trade, PAIRS[i % 8], drawings.STYLES[i % 6]) for i, trade in enumerate(drawings.TRADES)]
    write("fronts", [drawings.shop_front(*shop) for shop in shops], 600, 375, 3)
    write("cards", [drawings.shop_card(*shop) for shop in shops], 420, 280, 4)
    write("streets", [drawings.street(kind) for kind in drawings.STREET_KINDS], 1600, 420, 1)
    write("streets-narrow", [drawings.street(kind, width=800) for kind in drawings.STREET_KINDS], 800, 420, 2)


if __name__ == "__main__":
    main()
