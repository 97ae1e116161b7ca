"""List, product, basket and checkout beside stock django-oscar doing the same: `PYTHONPATH=site:. python -m bench.beside_oscar`.

Both fill 20 and then 1,000 products on SQLite in memory and are asked in turns at the same moment, for a visitor and for
baskets of one and of twenty things (ours from ten shops, stock Oscar's from one). What counts is the ratio. Exits 1 where
our queries grow with the number of products or are more than `MOST` times those of stock Oscar.
"""

import json
import subprocess
import sys
from statistics import median

from bench.beside_oscar.answering import LINES, Answer

FEW, MANY, ROUNDS, MOST = 20, 1_000, 9, 1.25
PAGES = (("list", 0), ("product", 0), *(("basket", n) for n in LINES), *(("checkout", n) for n in LINES))


class Asked:
    """One of the two, in its process."""

    def __init__(self, module: str) -> None:
        command = [sys.executable, "-m", f"bench.beside_oscar.{module}"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def tell(self, **order: object) -> dict:
        assert self.process.stdin
        assert self.process.stdout
        print(json.dumps(order), file=self.process.stdin, flush=True)
        told = self.process.stdout.readline()
        if not told:
            raise SystemExit(f"{self.process.args} ended")
        return json.loads(told)

    def answer(self, page: str, lines: int) -> Answer:
        return Answer(**self.tell(page=page, lines=lines))

    def end(self) -> None:
        self.process.communicate()


def compare(ours: Asked, stock: Asked, page: str, lines: int) -> tuple[Answer, Answer, float]:
    """Our answer, stock Oscar's, and how many times as long ours took in the middle of `ROUNDS`."""
    turns = [(ours.answer(page, lines), stock.answer(page, lines)) for _round in range(ROUNDS)]
    return *turns[-1], median(mine.milliseconds / theirs.milliseconds for mine, theirs in turns)


def main() -> int:
    ours, stock = Asked("ours"), Asked("stock")
    counted: dict[str, set[int]] = {}
    failed = False
    print(f"{'':<34}{'queries':>16}{'kB of HTML':>18}{'time':>10}")
    for products in (FEW, MANY):
        for side in (ours, stock):
            side.tell(fill=products)
        for page, lines in PAGES:
            mine, theirs, ratio = compare(ours, stock, page, lines)
            counted.setdefault(page, set()).add(mine.queries)
            failed = failed or mine.queries > MOST * theirs.queries
            name = f"{page}{f' of {lines}' if lines else ''}, {products} products"
            queries, sizes = f"{mine.queries} / {theirs.queries}", f"{mine.size / 1000:.1f} / {theirs.size / 1000:.1f}"
            print(f"{name:<34}{queries:>16}{sizes:>18}{f'x {ratio:.2f}':>10}", flush=True)
    for side in (ours, stock):
        side.end()
    grown = [page for page, seen in counted.items() if len(seen) > 1]
    print(f"queries that grow: {', '.join(grown) or 'none'} (ours / stock django-oscar throughout)")
    return int(failed or bool(grown))


if __name__ == "__main__":
    sys.exit(main())
