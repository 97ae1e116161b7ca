"""Tags and filters that every template has without asking (`builtins` in the settings)."""

import re
from collections.abc import Iterable
from datetime import datetime, time
from decimal import Decimal

from django import template
from django.core.paginator import Page
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from kit import colours
from kit.money import format_money

register = template.Library()

SPRITE = "img/icons.svg"
HOUSE_COLOURS = ("#17452f", "#f3dfb4")
AWNINGS = {
    "wide": "awning",
    "small": "awning-small",
    "mini": "awning-small",
    "band": "band",
    "strip": "strip",
    "valance": "valance",
}
HEX = re.compile(r"#[0-9a-fA-F]{6}")
THIN = "\u202f"


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """An icon of the sprite. Decoration unless it has a label of its own, which is then read out."""
    spoken = format_html('role="img" aria-label="{}"', label) if label else SafeString('aria-hidden="true"')
    return format_html('<svg class="icon" {}><use href="{}#{}"></use></svg>', spoken, static(SPRITE), name)


@register.simple_tag
def awning(owner: object = None, kind: str = "wide") -> SafeString:
    """Scalloped stripes in two colours, those of a shop or of a pair; without either, the house's own.

    Kinds: `wide` (a card), `small` (one of a row), `mini` (before a name), `band`, `strip` and `valance` (whole widths).
    """
    if kind not in AWNINGS:
        raise template.TemplateSyntaxError(f"awning kind {kind!r}: use one of {', '.join(AWNINGS)}")
    first, second = pair_of(owner)
    return format_html(
        '<svg class="awning awning--{}" color="{}" fill="{}" aria-hidden="true"><use href="{}#{}"></use></svg>',
        *(kind, first, second, static(SPRITE), AWNINGS[kind]),
    )


@register.simple_tag
def awning_row(owners: Iterable[object]) -> SafeString:
    """Awnings side by side in one drawing, as wide as there is place."""
    uses = format_html_join(
        "",
        '<use x="{}" width="100" height="56" color="{}" fill="{}" href="{}#{}"></use>',
        ((100 * n, *pair_of(owner), static(SPRITE), AWNINGS["small"]) for n, owner in enumerate(owners)),
    )
    return format_html(
        '<svg viewBox="0 0 {} 56" preserveAspectRatio="none" aria-hidden="true">{}</svg>',
        100 * uses.count("<use"),
        uses,
    )


@register.simple_tag
def missing_awning() -> SafeString:
    """The outline of an awning that isn't there yet."""
    return format_html(
        '<svg class="awning awning--none" aria-hidden="true"><use href="{}#awning-none"></use></svg>', static(SPRITE)
    )


@register.simple_tag
def paint(owner: object = None) -> SafeString:
    """The ground of a sign: the first of two colours, dark enough for cream letters."""
    return format_html('<rect width="100%" height="100%" fill="{}"></rect>', colours.sign(pair_of(owner)[0]))


def pair_of(owner: object) -> tuple[str, str]:
    """Two `#rrggbb` of whatever has `colour` and `second_colour`, or is a pair of them."""
    if owner is None or owner == "":
        return HOUSE_COLOURS
    found: tuple[str, ...]
    if hasattr(owner, "colour"):
        found = (str(owner.colour), str(getattr(owner, "second_colour", "")))
    elif isinstance(owner, Iterable):
        found = tuple(str(colour) for colour in owner)[:2]
    else:
        found = ()
    good = len(found) == 2 and all(HEX.fullmatch(colour) for colour in found)
    return (found[0], found[1]) if good else HOUSE_COLOURS


@register.simple_tag
def page_numbers(page: Page) -> list[int | str]:
    """The page numbers worth showing, « … » where some are left out."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1))


@register.filter
def money(amount: Decimal | None) -> str:
    """« 4,50 € », or nothing."""
    return "" if amount is None or amount == "" else format_money(amount)


@register.filter
def hour(moment: time | datetime) -> str:
    """« 9 h », « 12 h 30 »."""
    minutes = f"{THIN}{moment.minute:02d}" if moment.minute else ""
    return f"{moment.hour}{THIN}h{minutes}"


@register.filter
def tel(number: str) -> str:
    """A French number as a `tel:` address: « 04 65 71 00 42 » gives `tel:+33465710042`."""
    digits = re.sub(r"[^\d+]", "", number or "")
    return f"tel:{'+33' + digits[1:] if digits.startswith('0') else digits}"


@register.filter
def up_to(start: int, end: int) -> range:
    """The numbers from one to another, to loop over: `{% for place in 9|up_to:10 %}` runs once."""
    return range(int(start), int(end))
