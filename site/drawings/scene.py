"""The still life: a ground in the shop's two colours, and forms cut from flat ink with stippled shade and a cast shadow."""

import random
from collections.abc import Sequence

from drawings.grounds import GROUNDS, frame, napkin, saucers, twig
from drawings.kit import INK, PAPER, apart, document, ell, grain_defs, lettering, light, line, mix, n, over, path

WIDTH, HEIGHT = 800, 600
FRAME = "M-300-300H1100V900H-300z"
BASE = 496  # where things stand


class Scene:
    """What one still life is drawn on. A drawing calls form, place, flat, stroke and words; svg() gives the whole.

    first, second: the shop's colours; keys: the thing's main inks, from which wall and table keep their distance.
    """

    def __init__(self, colours: tuple[str, str], seed: str, keys: Sequence[str], lay: str) -> None:
        self.rng = random.Random(f"scene {seed}")
        self.first, self.second = colours
        self.keys, self.lay, self.flip = keys, lay, False
        self.defs: list[str] = []
        self.shadows: list[str] = []
        self.body: list[str] = []
        self.open = 0
        self.count, self.stamps, self.zoom = 0, 0, 1.0
        self.casts: dict[str, str] = {}
        self.ground: str | int | None = None
        self.label: str | None = None
        self.tint: str | None = None
        self.number: int | None = None
        self.wall, self.table, self.accent = self.choose_colours()

    def choose_colours(self):
        a, b = self.first, self.second
        walls = [
            a,
            mix(a, PAPER, 0.45),
            mix(a, PAPER, 0.72),
            b,
            mix(b, PAPER, 0.5),
            mix(b, a, 0.3),
            mix(a, INK, 0.22),
            mix(b, INK, 0.12),
        ]
        walls = [w if light(w) < 0.9 else mix(w, mix(a, b, 0.5), 0.12) for w in walls]
        self.rng.shuffle(walls)

        def far(c):
            return min(apart(c, k) for k in self.keys)

        good = [w for w in walls if far(w) > 0.42] or sorted(walls, key=far)[-2:]
        wall = good[0]
        tables = [
            mix(b, PAPER, 0.25),
            mix(a, PAPER, 0.25),
            mix(a, b, 0.5),
            mix(a, PAPER, 0.8),
            b,
            mix(a, INK, 0.25),
            mix(a, INK, 0.42),
            "#fdf8ec",
        ]
        need = 0.62 if self.lay == "flat" else 0.45  # what lies flat must stand off from what it lies on

        def fits(c):
            return min(apart(c, wall) * 0.8, 0.4) + 2 * min(far(c), need)

        table = max(tables, key=lambda c: fits(c) + self.rng.uniform(0, 0.12))
        accent = max((a, b, mix(a, PAPER, 0.5), mix(b, INK, 0.3)), key=lambda c: min(apart(c, wall), apart(c, table)))
        return wall, table, accent

    def pick(self, *choices):
        return self.rng.choice(choices)

    def near(self, value, spread):
        return value + self.rng.uniform(-spread, spread)

    def accent_on(self, ground):
        """One of the shop's colours that shows on `ground`: for ribbons, bands and labels."""
        return max((self.first, self.second), key=lambda c: apart(c, ground))

    def push(self, x=0, y=0, turn=0, scale=1.0):
        parts = f"translate({n(x)} {n(y)})" if x or y else ""
        parts += f"rotate({n(turn)})" if turn else ""
        parts += f"scale({scale:.2f})" if scale != 1 else ""
        for layer in (self.shadows, self.body):
            layer.append(f'<g transform="{parts}">' if parts else "<g>")
        self.open += 1

    def pop(self):
        for layer in (self.shadows, self.body):
            layer.append("</g>")
        self.open -= 1

    def stamp_begin(self):
        self.kept, self.body = self.body, []
        self.stamps += 1
        self.first_form = self.count + 1

    def stamp_end(self):
        name = f"z{self.stamps}"
        self.casts[name] = f"p{self.first_form}"
        self.defs.append(f'<g id="{name}">{"".join(self.body)}</g>')
        self.body = self.kept
        return name

    def place(self, name, x, y, turn=0, scale=1.0, colour=None, drop=(12, 14), base=None):
        """Prints a stamp; forms in it with fill="currentColor" take `colour`. Its first form casts the shadow."""
        move = (
            f"translate({n(x)} {n(y)})"
            + (f"rotate({n(turn)})" if turn else "")
            + (f"scale({scale:.2f})" if scale != 1 else "")
        )
        if base is not None:
            fall = f"translate({n(x)} {n(y)})matrix(1 0 -.75 .2 {n(base * 0.75)} {n(base * 0.8)})" + (
                f"scale({scale:.2f})" if scale != 1 else ""
            )
            self.shadows.append(f'<use href="#{self.casts[name]}" transform="{fall}"/>')
        elif drop:
            self.shadows.append(
                f'<use href="#{self.casts[name]}" transform="translate({n(drop[0])} {n(drop[1])}){move}"/>'
            )
        self.body.append(f'<use href="#{name}" transform="{move}"' + (f' color="{colour}"' if colour else "") + "/>")

    def add(self, svg):
        self.body.append(svg)

    def flat(self, d, fill, **more):
        self.body.append(path(d, fill, **more))

    def stroke(self, d, colour, width, **more):
        self.body.append(line(d, colour, width, **more))

    def words(self, text, style, size, x, y, fill, widest=None, spacing=0.0):
        self.flip = False  # a mirrored word is no word
        self.body.append(
            lettering(
                text, style, size, x, y, fill, widest, spacing, once=f"w{self.count}{chr(97 + len(self.body) % 26)}"
            )
        )

    def form(self, d, fill, base=None, drop=None, depth=16, shade=0.2, shine=0.0, inside="", holes=False):
        """A solid thing. base: y it stands on (long shadow); drop: offset of its shadow when it lies flat."""
        self.count += 1
        p, q, c = (f"{k}{self.count}" for k in "pqc")
        rule = ' clip-rule="evenodd" fill-rule="evenodd"' if holes else ""
        self.defs.append(f'<clipPath id="{c}"><path id="{p}" d="{d}"{rule}/></clipPath>')
        if base is not None:
            self.cast(f"#{p}", base)
        if drop:
            self.shadows.append(f'<use href="#{p}" x="{n(drop[0])}" y="{n(drop[1])}"/>')
        out = f'<use href="#{p}" fill="{fill}"/><g clip-path="url(#{c})">{inside}'
        if depth:
            self.defs.append(f'<path id="{q}" fill-rule="evenodd" d="{FRAME}{d}"/>')
            out += f'<use href="#{q}" x="{n(-depth)}" y="{n(-depth * 0.45)}" fill="{INK}" opacity="{n2(shade)}"/>'
            out += (
                f'<use href="#{q}" x="{n(-depth * 2.4)}" y="{n(-depth)}" fill="url(#s)" opacity="{n2(shade * 1.9)}"/>'
            )
            if shine:
                out += (
                    f'<use href="#{q}" x="{n(depth * 1.2)}" y="{n(depth * 0.7)}" fill="url(#l)" opacity="{n2(shine)}"/>'
                )
        self.body.append(out + "</g>")

    def cast(self, ref, base):
        """The long shadow on the table: the silhouette laid down to the back right."""
        self.shadows.append(f'<use href="{ref}" transform="matrix(1 0 -.75 .2 {n(base * 0.75)} {n(base * 0.8)})"/>')

    def puddle(self, x, y, rx, ry=None):
        """Contact shadow under a thing without a form of its own."""
        self.shadows.append(f'<path d="{ell(x, y, rx, ry or rx * 0.16)}"/>')

    def svg(self, title: str) -> str:
        if self.open:
            raise ValueError("push without pop")
        self.ground_name_used = self.ground_name()
        wall, table = (f(self) for f in GROUNDS[self.lay][self.ground_name_used])
        shade = over(self.table, INK, 0.6) if self.lay == "stand" else over(self.wall, INK, 0.6)
        shadows = f'<g fill="{mix(shade, INK, 0.25)}" opacity=".42">{"".join(self.shadows)}</g>'
        still = self.framed(shadows + "".join(self.body))
        inner = wall + table + self.companion() + still
        if self.flip:
            inner = f'<g transform="matrix(-1 0 0 1 800 0)">{inner}</g>'
        inner += '<rect width="800" height="600" fill="url(#g)" opacity=".5"/>'
        return document(WIDTH, HEIGHT, title, inner, defs=grain_defs(self.rng.random()) + "".join(self.defs))

    def framed(self, still):
        """The things a little nearer or farther, a little off the middle, so that two of a kind don't line up."""
        flat = self.lay == "flat"
        zoom = self.zoom * self.near(1.0 if flat else 1.03, 0.03 if flat else 0.06)
        dx, y = self.near(0, 8 if flat else 34), 300 if flat else 508
        return f'<g transform="translate({n(400 - 400 * zoom + dx)} {n(y - y * zoom)})scale({zoom:.2f})">{still}</g>'

    def companion(self):
        """Sometimes something of the shop's own at the table's far end, cut by the frame."""
        rich = sum(map(len, self.body + self.defs)) > 7600  # enough to look at, and bytes enough
        if self.lay == "flat" or rich or self.ground_name_used == "hills" or self.rng.random() > 0.5:
            return ""
        return self.pick(napkin, twig, saucers, frame)(self, self.pick(66, 730))

    def ground_name(self) -> str:
        names = list(GROUNDS[self.lay])
        if self.ground in names:
            return self.ground
        if isinstance(self.ground, int):
            return names[self.ground % len(names)]
        return self.rng.choice([name for name in names if name != "hills"])


def n2(value):
    return f"{value:.2f}".lstrip("0") or "0"
