"""What the members' space shows of the page before any door: today's hours, and what is missing."""

from django.urls import reverse
from django.utils.translation import gettext as _

from kit import clock
from membership import opening_hours
from membership.hub import Part
from membership.models import Shop, User
from membership.shop_sheets import Sheet
from shop_pages import opening
from shop_pages.editing import edit_url, has_writing_role
from shop_pages.my_page import checklist


def today(shop: Shop, user: User) -> Part | None:
    """Open or shut now, and the two things a merchant does in a hurry."""
    if not shop.is_listed or not has_writing_role(shop, user):
        return None
    now = clock.now()
    row = next((day for day in opening.week(shop, now) if day.is_today), None)
    return Part(
        "shop_pages/my_page/hub_today.html",
        {
            "opening": opening.of(shop, now),
            "today": row,
            "may_close": opening_hours.opens_today(shop),
            "may_reopen": opening_hours.closing_of_today(shop) is not None,
            "has_news": shop.plan.has_mini_site,
            "close_url": reverse("shop-pages:close-today", args=[shop.pk]),
        },
    )


def advice(shop: Shop, user: User) -> Part | None:
    """What would help the page to be found; nothing once all is there."""
    if not shop.is_listed or not has_writing_role(shop, user):
        return None
    items = checklist.items(shop, photos=shop.photos.count())
    done = sum(item.is_done for item in items)
    if done == len(items):
        return None
    return Part("shop_pages/my_page/hub_advice.html", {"items": items, "done": done})


def sheet(shop: Shop) -> Sheet:
    """The same list for staff who help, with the way to the editor."""
    items = checklist.items(shop, photos=shop.photos.count())
    editor = edit_url(shop) if shop.is_pro else ""
    return Sheet(
        missing=[item.label for item in items if not item.is_done],
        there=[item.label for item in items if item.is_done],
        links=[(_("Son mini-site dans l’éditeur"), editor)] if editor else [],
    )
