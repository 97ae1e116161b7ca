"""« Ma page », part by part: what is there now, and where it is changed."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kit import clock
from membership import opening_hours
from membership.models import Shop
from shop_pages import opening
from shop_pages.news import News


@dataclass(frozen=True)
class Section:
    """`lines` is what visitors read now; `missing` says it when there is nothing."""

    key: str
    title: str
    icon: str
    url: str
    lines: list[str] = field(default_factory=list)
    missing: str = ""


def sections(shop: Shop, *, photos: int) -> list[Section]:
    def section(key: str, title: str, icon: str, lines: list[str], missing: str) -> Section:
        return Section(key, title, icon, reverse(f"shop-pages:my-{key}", args=[shop.pk]), lines, missing)

    found = [
        section("hours", _("Horaires"), "clock", _hours(shop), _("Pas encore d’horaires.")),
        section(
            "photos",
            _("Photos"),
            "camera",
            _photos(shop, photos),
            _("Pas encore de photo : votre devanture est dessinée."),
        ),
        section("words", _("Métier et quelques mots"), "pencil", _words(shop), _("Rien encore.")),
        section("contact", _("Contact"), "phone", _contact(shop), _("Ni téléphone ni adresse e-mail.")),
        section(
            "payments",
            _("Paiements acceptés"),
            "wallet",
            [", ".join(shop.counter_payment_labels).capitalize()] if shop.counter_payments else [],
            _("Rien n’est dit encore."),
        ),
        section(
            "colours", _("Couleurs du store"), "palette", [_("Vos deux couleurs, sur votre page et dans la rue.")], ""
        ),
    ]
    if shop.plan.has_mini_site:
        found.insert(5, section("news", _("Actualités"), "newspaper", _news(shop), _("Aucune actualité en ce moment.")))
    return found


def _hours(shop: Shop) -> list[str]:
    now = clock.now()
    state = opening.of(shop, now)
    if state is None:
        return []
    said = f"{state.label}, {state.detail}" if state.detail and not state.is_open else f"{state.label} {state.detail}"
    return [said.strip(), *opening.closures(shop, now)[:3]]


def _photos(shop: Shop, photos: int) -> list[str]:
    said = ngettext("%(count)d photo", "%(count)d photos", photos) % {"count": photos}
    return [_("%(photos)s sur %(most)d") % {"photos": said, "most": shop.plan.photos}] if photos else []


def _words(shop: Shop) -> list[str]:
    return [line for line in (shop.trade_name, shop.tagline, Truncator(shop.words).words(18)) if line]


def _contact(shop: Shop) -> list[str]:
    networks = ", ".join(link.label for link in shop.social)
    return [line for line in (shop.phone, shop.email, shop.website, networks) if line]


def _news(shop: Shop) -> list[str]:
    return [each.title for each in News.objects.of_shop(shop).current(opening_hours.today(shop))[:3]]
