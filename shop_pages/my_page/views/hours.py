"""Hours: the week, days that are different, and « fermé exceptionnellement aujourd’hui »."""

from hashlib import sha256
from json import dumps

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kit.calendar import Week, public_holidays, words
from membership import opening_hours
from membership.guards import SignedInRequest
from membership.models import Shop
from shop_pages.my_page import hours_checking, preview, told
from shop_pages.my_page.guards import with_written_shop
from shop_pages.my_page.hours_sheet import HOLIDAYS, HoursSheet


@require_http_methods(["GET", "HEAD", "POST"])
@with_written_shop
def hours(request: SignedInRequest, shop: Shop) -> HttpResponse:
    today = opening_hours.today(shop)
    if request.method != "POST":
        return _page(request, shop, HoursSheet.of_week(shop.calendar.week, today=today, seen=_fingerprint(shop)))
    sheet = HoursSheet.of_post(request.POST)
    act = request.POST.get("act", "save")
    if act != "save":
        sheet.act(act)
        return _page(request, shop, sheet)
    week = hours_checking.week_of(sheet, today=today)
    if sheet.seen != _fingerprint(shop):
        sheet.seen = _fingerprint(shop)
        sheet.errors.append(
            _(
                "Vos horaires ont été changés ailleurs pendant que vous écriviez. Rien n’est perdu : relisez, puis enregistrez."
            )
        )
    if sheet.has_errors:
        return _page(request, shop, sheet)
    opening_hours.write(shop=shop, week=week)
    told.saved(request, shop, _("Vos horaires sont à jour, vos clients les voient dès maintenant."))
    return redirect("shop-pages:my-page", shop.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@with_written_shop
def hours_preview(request: SignedInRequest, shop: Shop) -> HttpResponse:
    def change(shown: Shop) -> None:
        if request.method == "POST":
            week = hours_checking.week_of(HoursSheet.of_post(request.POST), today=opening_hours.today(shop))
            shown.hours = week.to_json()

    return preview.page(request, shop, change)


@require_POST
@with_written_shop
def close_today(request: SignedInRequest, shop: Shop) -> HttpResponse:
    try:
        opening_hours.close_today(shop=shop)
    except opening_hours.AlreadyClosedToday:
        messages.info(request, _("Vous êtes déjà fermé aujourd’hui : rien n’a changé."))
    else:
        told.saved(request, shop, _("C’est affiché : « Fermé exceptionnellement aujourd’hui »."))
    return redirect("membership:hub-of-shop", shop.pk)


@require_POST
@with_written_shop
def reopen_today(request: SignedInRequest, shop: Shop) -> HttpResponse:
    try:
        opening_hours.reopen_today(shop=shop)
    except opening_hours.NotClosedToday:
        messages.info(request, _("Aucune fermeture d’aujourd’hui à annuler : rien n’a changé."))
    else:
        told.saved(request, shop, _("C’est annulé : vos horaires habituels valent de nouveau aujourd’hui."))
    return redirect("membership:hub-of-shop", shop.pk)


def _page(request: SignedInRequest, shop: Shop, sheet: HoursSheet) -> HttpResponse:
    context = {
        "shop": shop,
        "sheet": sheet,
        "holiday_choices": HOLIDAYS,
        "coming_holidays": _coming_holidays(shop),
        "preview_url": reverse("shop-pages:my-hours-preview", args=[shop.pk]),
        "preview_at": "table.hours",
    }
    return render(request, "shop_pages/my_page/hours.html", context)


def _coming_holidays(shop: Shop) -> list[str]:
    """« Noël, 25 décembre »: the next three of the shop's département."""
    coming = public_holidays.coming(opening_hours.today(shop), shop.city.departement, count=3)
    return [f"{name}, {words.short_date(day)}" for day, name in coming]


def _fingerprint(shop: Shop) -> str:
    """Of the hours as they are stored: whoever saves a sheet has seen these."""
    told_now = Week.from_json({**shop.hours, "timezone": shop.city.timezone}).to_json()
    return sha256(dumps(told_now, sort_keys=True).encode()).hexdigest()[:16]
