"""Makes letters.json from OFL fonts, once, by hand: `python make_letters.py STYLE=FONT.woff2 … > letters.json` (needs fontTools)."""

import json
import sys

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

WANTED = " ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789&'’.,-–·!?°()ÀÂÇÈÉÊËÎÏÔÙÛÜŒÆàâäçèéêëîïôöùûüœæÿ"
EM = 200


class Relative(BasePen):
    """Outlines as relative, whole-number path data with the origin on the baseline."""

    def __init__(self, glyphs, scale):
        super().__init__(glyphs)
        self.scale, self.at, self.out, self.last = scale, (0, 0), "", ""

    def _to(self, letter, *points):
        whole = [(round(x * self.scale), round(-y * self.scale)) for x, y in points]
        numbers = " ".join(f"{x - self.at[0]} {y - self.at[1]}" for x, y in whole).replace(" -", "-")
        lead = "" if letter == self.last and numbers.startswith("-") else (" " if letter == self.last else letter)
        self.out += lead + numbers
        self.last, self.at = letter, whole[-1]

    def _moveTo(self, p):
        self._to("m", p)
        self.start = self.at

    def _lineTo(self, p):
        self._to("l", p)

    def _curveToOne(self, a, b, c):
        self._to("c", a, b, c)

    def _qCurveToOne(self, a, b):
        self._to("q", a, b)

    def _closePath(self):
        self.out += "z"
        self.last, self.at = "z", self.start


def face(file: str) -> dict[str, object]:
    """The outlines of the wanted letters on an em of 200, as whole numbers."""
    font = TTFont(file)
    glyphs, table, scale = font.getGlyphSet(), font.getBestCmap(), EM / font["head"].unitsPerEm
    found = {}
    for c in WANTED:
        if ord(c) in table:
            pen = Relative(glyphs, scale)
            glyphs[table[ord(c)]].draw(pen)
            found[c] = [round(glyphs[table[ord(c)]].width * scale), pen.out]
    cap = getattr(font["OS/2"], "sCapHeight", 0) * scale
    return {"em": EM, "cap": round(cap), "glyphs": found}


if __name__ == "__main__":
    faces = {style: face(file) for style, file in (argument.split("=") for argument in sys.argv[1:])}
    print(json.dumps(faces, ensure_ascii=False, separators=(",", ":")))
