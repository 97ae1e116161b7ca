"""One shop of the cast: accepted, with its people, hours, photos, its Pro and its mini-site."""

from datetime import date, timedelta
from typing import Any

from kit import clock
from membership import accepting
from membership.models import City, Shop, ShopPhoto, User
from pages.demo import mini_sites, people, pictures, pro
from pages.demo.cast import Cast, Told, folder, real_today
from shop_pages.models import ShopPage

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
FACTS = (
    "slug trade trade_label colour second_colour street_address postcode latitude longitude phone email tagline "
    "counter_payments"
).split()
LEGAL = "legal_form register_entry activity_code is_vat_exempt vat_number".split()
ON_HOLIDAY = "congés"


def load(told: Told, city: City) -> Shop:
    shop = accept(told, city, people.make(**told["owner"]))
    # The database's own dates know nothing of the moment that is played.
    Shop.objects.filter(pk=shop.pk).update(created_at=clock.now(), changed_at=clock.now())
    return shop


def go_pro(told: Told, shop: Shop, cast: Cast) -> None:
    owner = people.make(**told["owner"])
    page = ShopPage.objects.get(shop=shop)
    photos = photograph(told, shop, page, owner)
    pro.go(shop, owner)
    mini_sites.compose(told, page, photos, cast)


def accept(told: Told, city: City, owner: User) -> Shop:
    legal = told["member"]
    details: dict[str, Any] = {name: legal[name] for name in LEGAL if name in legal}
    details |= {
        "legal_address": f"{told['street_address']}, {told['postcode']} {city.name}",
        "contact_name": told["owner"]["name"],
        "contact_email": told["owner"]["email"],
        "contact_phone": told["owner"]["phone"],
    }
    return accepting.accept_shop(
        member=accepting.MemberFacts(siren=legal["siren"], legal_name=legal["legal_name"], details=details),
        commune=city.commune,
        siret=legal["siret"],
        name=told["name"],
        owner=owner,
        words=told["words"].strip(),
        hours=hours(told, real_today()),
        **{name: told[name] for name in FACTS},
    )


def hours(told: Told, today: date) -> dict[str, Any]:
    """As `kit.calendar.Week` reads them; a closure is counted from the day of loading."""
    slots = [[DAYS.index(day), *slot.split("-")] for day in DAYS for slot in told["hours"][day]]
    special = []
    if closure := told.get("closure"):
        first, last = (today + timedelta(days=closure[name]) for name in ("from_days", "to_days"))
        special.append({"from": first.isoformat(), "to": last.isoformat(), "slots": [], "word": ON_HOLIDAY})
    return {"slots": slots, "specials": special, "holidays": "closed"}


def photograph(told: Told, shop: Shop, page: ShopPage, owner: User) -> dict[str, int]:
    """The shop's photos by their path in `data/demo/pictures`."""
    root = folder() / "pictures"
    paths = sorted(
        str(path.relative_to(root)) for path in (root / "photos" / shop.city.slug / told["slug"]).glob("*.webp")
    )
    saved = pictures.keep(
        pictures.describe(path, title=f"{shop.name}, photo {number}", collection=page.collection, owner=owner)
        for number, path in enumerate(paths, 1)
    )
    ShopPhoto.objects.bulk_create(
        ShopPhoto(shop=shop, picture=picture, position=position) for position, picture in enumerate(saved)
    )
    return {path: picture.pk for path, picture in zip(paths, saved, strict=True)}
