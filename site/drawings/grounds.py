"""Grounds of a still life (wall and table, or a cloth seen from above) and the companions that stand at the table's far end."""

from drawings.kit import INK, PAPER, apart, ell, line, mix, n, over, path, poly, rect, rrect, smooth

EDGE = 404  # where the table meets the wall


def napkin(s, x):
    cloth = s.accent_on(s.table)
    d = poly((x - 96, 452), (x + 60, 430), (x + 104, 462), (x - 56, 486))
    return (
        path(d, INK, opacity=0.2, transform="translate(6 8)")
        + path(d, cloth)
        + path(
            poly((x - 60, 447), (x - 44, 445), (x - 4, 479), (x - 20, 481))
            + poly((x - 34, 443), (x - 28, 442), (x + 12, 476), (x + 6, 477)),
            mix(cloth, s.table, 0.75),
        )
    )


def twig(s, x):
    pot = s.accent_on(s.wall)
    leaves = "".join(
        smooth(
            [
                (x + k * 3, 300 - i * 30),
                (x + k * 26, 284 - i * 30),
                (x + k * 46, 292 - i * 30),
                (x + k * 24, 304 - i * 30),
            ]
        )
        for i in range(5)
        for k in ((1, -1)[i % 2],)
    )
    body = f"M{x - 12} 330h24v30q26 16 26 46v30q0 14-14 14h-48q-14 0-14-14v-30q0-30 26-46z"
    return (
        line(f"M{x} 340Q{x + 8} 240 {x - 4} 150", "#6f7a4a", 5)
        + path(leaves, "#6f7a4a")
        + path(ell(x + 22, 450, 56, 6), INK, opacity=0.2)
        + path(body, pot)
        + path(f"M{x + 14} 362q24 16 24 44v30q0 14-14 14h-16z", INK, opacity=0.2)
    )


def saucers(s, x):
    tone = s.accent_on(s.wall)
    out = path(ell(x + 18, 450, 92, 7), INK, opacity=0.2)
    for i, w in enumerate((84, 78, 70)):
        y = 440 - i * 13
        out += path(
            f"M{x - w} {y - 8}h{2 * w}q-8 16-40 16h{-2 * w + 80}q-32 0-40-16z", mix(tone, PAPER if i % 2 else INK, 0.12)
        )
    return (
        out
        + path(f"M{x - 40} 406v-52h80v52q0 6-10 6h-60q-10 0-10-6z", mix(tone, PAPER, 0.25))
        + path(rect(x + 14, 354, 26, 56), INK, opacity=0.16)
    )


def frame(s, x):
    """A small print on the wall."""
    tone = s.accent_on(s.wall)
    return (
        path(rect(x - 74, 96, 148, 188), INK, opacity=0.18, transform="translate(7 8)")
        + path(rect(x - 74, 96, 148, 188), mix(tone, INK, 0.15))
        + path(rect(x - 60, 110, 120, 160), mix(s.wall, PAPER, 0.75))
        + path(ell(x, 172, 34), mix(tone, s.wall, 0.35))
        + path(poly((x - 46, 252), (x - 8, 204), (x + 46, 252)), tone)
    )


def plain(s):
    return path(rect(0, 0, 800, 600), s.wall)


def disc(s):
    x, r = s.near(470, 60), s.near(230, 20)
    return plain(s) + path(ell(x, 270, r), mix(s.wall, s.accent, 0.55)) + path(ell(x, 270, r), "url(#l)", opacity=0.25)


def arch(s):
    x, r = s.near(390, 40), s.near(215, 15)
    niche = f"M{n(x - r)} 600V{n(r + 60)}a{n(r)} {n(r)} 0 0 1 {n(2 * r)} 0V600z"
    return (
        plain(s)
        + path(niche, mix(s.wall, s.accent, 0.4))
        + path(
            f"M{n(x - r)} 600V{n(r + 60)}a{n(r)} {n(r)} 0 0 1 {n(r)} {n(-r)}a{n(r * 1.1)} {n(r)} 0 0 0 {n(-r * 0.75)} {n(r)}V600z",
            INK,
            opacity=0.14,
        )
    )


def window_light(s):
    x = s.near(430, 60)
    panes = "".join(rect(i * 106, j * 92, 94, 80) for i in (0, 1) for j in (0, 1, 2))
    lit = path(panes, mix(s.wall, PAPER, 0.4), transform=f"translate({n(x)} 96)skewY(-10)skewX(14)")
    return plain(s) + lit + path(rect(0, 0, 800, 600), "url(#l)", opacity=0.1)


def tiles(s):
    joint = over(s.wall, mix(s.accent, INK, 0.2), 0.3)
    rows = "".join(f"M0 {y}H800" for y in range(44, 420, 72))
    ups = "".join(f"M{x + (36 if y // 72 % 2 else 0)} {y}v72" for y in range(-28, 420, 72) for x in range(40, 800, 144))
    return plain(s) + line(rows + ups, joint, 3)


def stripes(s):
    tone = mix(s.wall, s.accent, 0.22)
    return plain(s) + path("".join(rect(x, 0, 34, 420) for x in range(int(s.near(20, 20)), 800, 92)), tone)


def hills(s):
    far, near = mix(s.wall, s.accent, 0.28), mix(s.wall, s.accent, 0.5)
    one = smooth([(-40, 330), (120, 230), (260, 300), (420, 190), (640, 310), (840, 220), (860, 460), (-60, 460)])
    two = smooth([(-40, 380), (180, 330), (360, 372), (560, 300), (840, 370), (860, 480), (-60, 480)])
    return plain(s) + path(ell(s.near(610, 60), 130, 62), mix(s.wall, PAPER, 0.55)) + path(one, far) + path(two, near)


def table_plain(s):
    lip = over(s.table, INK, 0.35)
    return (
        path(rect(0, EDGE, 800, 200), s.table)
        + path(rect(0, 578, 800, 22), lip)
        + path(rect(0, EDGE, 800, 60), "url(#s)", opacity=0.13)
    )


def table_round(s):
    top = ell(400, 508, 480, 108)
    return (
        path(top, over(s.table, INK, 0.4), transform="translate(0 16)")
        + path(top, s.table)
        + path(ell(400, 508, 400, 80), "url(#l)", opacity=0.3)
    )


def table_cloth(s):
    """A cloth over the table's edge, cut in scallops like the shop's awning."""
    stripe, x, out = mix(s.table, s.accent, 0.75), 0, path(rect(0, EDGE, 800, 150), s.table)
    bands, ends = "", ""
    for i, x in enumerate(range(-16, 800, 64)):
        fall = f"M{x} 548h64v22a32 30 0 0 1-64 0z"
        if i % 2:
            bands += poly((400 + (x - 400) * 0.82, EDGE), (400 + (x - 336) * 0.82, EDGE), (x + 64, 548), (x, 548))
            ends += fall
        else:
            out += path(fall, s.table)
    return (
        path(rect(0, 540, 800, 60), over(s.wall, INK, 0.7))
        + out
        + path(bands + ends, stripe)
        + path(rect(0, 548, 800, 52), INK, opacity=0.13)
    )


def table_boards(s):
    gaps = "".join(f"M{n(400 + (x - 400) * 0.7)} {EDGE}L{x} 600" for x in range(-140, 1000, 150))
    return (
        path(rect(0, EDGE, 800, 200), s.table)
        + line(gaps, over(s.table, INK, 0.3), 3)
        + path(rect(0, EDGE, 800, 8), INK, opacity=0.15)
    )


def none(s):
    return ""


def linen(s):
    """A cloth seen from above, with a woven border."""
    cloth = [(90, 60), (430, 40), (735, 72), (722, 320), (744, 548), (400, 566), (66, 540), (84, 300)]
    border = s.accent_on(s.table)
    inner = line(
        smooth([(400 + (x - 400) * 0.92, 300 + (y - 300) * 0.9) for x, y in cloth], 0.35), border, 7, opacity=0.75
    )
    inner += line(
        smooth([(400 + (x - 400) * 0.88, 300 + (y - 300) * 0.85) for x, y in cloth], 0.35), border, 2.5, opacity=0.75
    )
    turn = s.near(0, 4)
    body = (
        path(smooth(cloth, 0.35), INK, opacity=0.18, transform="translate(12 10)")
        + path(smooth(cloth, 0.35), s.table)
        + path(smooth(cloth, 0.35), "url(#s)", opacity=0.09)
        + inner
    )
    return f'<g transform="rotate({n(turn)} 400 300)">{body}</g>'


def gingham(s):
    tone = mix(s.wall, s.accent, 0.32)
    ups = "".join(rect(x, -200, 50, 1000) for x in range(-150, 1000, 100))
    downs = "".join(rect(-200, y, 1200, 50) for y in range(-150, 800, 100))
    return f'<g transform="rotate({n(s.near(-8, 14))} 400 300)" fill="{tone}"><path d="{ups}" opacity=".6"/><path d="{downs}" opacity=".6"/></g>'


def paper_sheet(s):
    turn = s.near(-7, 5)
    sheet = poly((150, 60), (668, 78), (650, 540), (132, 522))
    return (
        f'<g transform="rotate({n(turn)} 400 300)">'
        + path(sheet, INK, opacity=0.2, transform="translate(10 9)")
        + path(sheet, s.table)
        + path(poly((592, 76), (668, 78), (665, 150)), over(s.table, INK, 0.3))
        + "</g>"
    )


def board(s):
    """A wooden board seen from above, in the wood that stands off best from the thing on it."""
    wood = max(
        ("#b98a55", "#e3c795", "#6b4a35"), key=lambda c: min(apart(c, k) for k in s.keys) + apart(c, s.wall) * 0.5
    )
    shape = rrect(96, 120, 540, 370, 46) + "M610 250h96a50 50 0 0 1 0 104h-96z" + ell(712, 302, 15)
    veins = "M130 200q240-22 470 6M120 300q180 18 420-6M132 400q260-20 470 8"
    turn = s.near(-6, 8)
    return (
        f'<g transform="rotate({n(turn)} 400 300)">'
        + path(shape, INK, opacity=0.22, transform="translate(13 12)", fill_rule="evenodd")
        + path(shape, wood, fill_rule="evenodd")
        + line(veins, over(wood, INK, 0.3), 3)
        + "</g>"
    )


def half(s):
    turn = s.near(0, 60)
    return path(poly((-100, 330 + turn), (900, 330 - turn), (900, 700), (-100, 700)), s.table) + path(
        poly((-100, 330 + turn), (900, 330 - turn), (900, 336 - turn), (-100, 344 + turn)), INK, opacity=0.15
    )


def plate(s):
    rim = s.table
    return (
        path(ell(412, 314, 262), INK, opacity=0.22)
        + path(ell(400, 300, 262), rim)
        + line(ell(400, 300, 240), s.accent_on(rim), 5, opacity=0.8)
        + path(ell(400, 300, 176), over(rim, INK, 0.1))
    )


def big_disc(s):
    return path(ell(s.near(400, 30), s.near(300, 20), 262), s.table) + path(
        rect(0, 0, 800, 600), "url(#l)", opacity=0.18
    )


GROUNDS = {
    "stand": {
        "disc": (disc, table_plain),
        "arch": (arch, table_cloth),
        "light": (window_light, table_boards),
        "tiles": (tiles, table_plain),
        "wallpaper": (stripes, table_round),
        "hills": (hills, table_plain),
        "plain": (plain, table_cloth),
        "round": (disc, table_round),
    },
    "flat": {
        "linen": (plain, linen),
        "gingham": (plain, gingham),
        "sheet": (plain, paper_sheet),
        "board": (plain, board),
        "half": (plain, half),
        "disc": (plain, big_disc),
        "plate": (plain, plate),
    },
}
