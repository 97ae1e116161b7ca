"""The demo's cast: shops that could be real and are nobody's, told in data that the loader can trust."""

import gzip
import math
import re
import tomllib
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import drawings

DEMO = Path(__file__).parents[2] / "data" / "demo"
TOWNS = ("annecy", "dinan", "barjac")
SELLING = ("annecy", "dinan")
FICTION = re.compile(r"^(01 99 00|02 61 91|03 53 01|04 65 71|05 36 49|06 39 98) \d\d \d\d$")
PAYMENTS = {"cash", "cheque", "card", "meal_voucher", "gift_card"}
DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
BLOCKS = {  # the keys of each, as in data/demo/README.md
    "hero": {"title", "words", "picture", "button", "to"},
    "text": {"title", "text"},
    "quote": {"text", "author"},
    "products": {"title", "products"},
    "team": {"title", "people"},
    "questions": {"title", "questions"},
    "day": {"title", "moments"},
    "news": {"title", "news"},
    "gallery": {"title", "photos"},
    "call": {"title", "text", "button", "to"},
    "hours": {"title"},
    "map": {"title"},
}


def read(path: str) -> dict[str, Any]:
    return tomllib.loads((DEMO / path).read_text("utf-8"))


CITIES = {town: read(f"{town}.toml") for town in TOWNS}
PRODUCTS = {town: read(f"products/{town}.toml")["products"] for town in SELLING}
EVERY_SHOP = [pytest.param(town, shop, id=shop["slug"]) for town in TOWNS for shop in CITIES[town]["shops"]]
EVERY_PRODUCT = [pytest.param(product, id=product["slug"]) for town in SELLING for product in PRODUCTS[town]]


def luhn(digits: str) -> bool:
    doubled = [int(c) * (2 if i % 2 else 1) for i, c in enumerate(reversed(digits))]
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0


def blocks_of(shop: dict[str, Any]) -> list[dict[str, Any]]:
    return shop.get("blocks", []) + [block for page in shop.get("pages", []) for block in page["blocks"]]


@pytest.mark.parametrize(("town", "pro", "standard"), [("annecy", 12, 2), ("dinan", 9, 2), ("barjac", 0, 6)])
def test_each_town_has_its_number_of_shops(town: str, pro: int, standard: int):
    assert Counter(shop["offer"] for shop in CITIES[town]["shops"]) == Counter({"pro": pro, "standard": standard})


@pytest.mark.parametrize(("town", "least", "most"), [("annecy", 145, 160), ("dinan", 55, 65)])
def test_the_pro_shops_have_enough_to_sell(town: str, least: int, most: int):
    assert least <= len(PRODUCTS[town]) <= most
    pro = {shop["slug"] for shop in CITIES[town]["shops"] if shop["offer"] == "pro"}
    assert {product["shop"] for product in PRODUCTS[town]} == pro


def test_towns_are_real_communes():
    with gzip.open(DEMO.parent / "communes.tsv.gz", "rt", encoding="utf-8") as lines:
        rows = {row[0]: row for row in (line.rstrip("\n").split("\t") for line in lines)}
    for city in CITIES.values():
        assert rows[city["insee"]][1] == city["name"]
        assert {shop["postcode"] for shop in city["shops"]} <= set(rows[city["insee"]][4].split(" "))


@pytest.mark.parametrize(("town", "shop"), EVERY_SHOP)
def test_a_shop_is_nobody(town: str, shop: dict[str, Any]):
    member = shop["member"]
    assert member["siren"].startswith("000")
    assert len(member["siren"]) == 9
    assert luhn(member["siren"])
    assert member["siret"].startswith(member["siren"])
    assert len(member["siret"]) == 14
    assert luhn(member["siret"])
    assert FICTION.match(shop["phone"])
    assert FICTION.match(shop["owner"]["phone"])
    assert shop["email"].endswith("@example.org")
    assert shop["owner"]["email"].endswith("@example.org")


@pytest.mark.parametrize(("town", "shop"), EVERY_SHOP)
def test_a_shop_charges_vat_or_says_why_not(town: str, shop: dict[str, Any]):
    member = shop["member"]
    key = (12 + 3 * (int(member["siren"]) % 97)) % 97
    expected = None if member["is_vat_exempt"] else f"FR{key:02d}{member['siren']}"
    assert member.get("vat_number") == expected


@pytest.mark.parametrize(("town", "shop"), EVERY_SHOP)
def test_a_shop_can_be_drawn(town: str, shop: dict[str, Any]):
    assert shop["trade"] in drawings.TRADES
    assert shop["style"] in drawings.STYLES
    assert re.match("^#[0-9A-F]{6}$", shop["colour"])
    assert re.match("^#[0-9A-F]{6}$", shop["second_colour"])


@pytest.mark.parametrize(("town", "shop"), EVERY_SHOP)
def test_a_shop_tells_its_hours(town: str, shop: dict[str, Any]):
    assert list(shop["hours"]) == DAYS
    slots = [slot for day in DAYS for slot in shop["hours"][day]]
    assert slots
    assert all(re.match(r"^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$", slot) for slot in slots)
    for day in DAYS:
        opens = [slot[:5] for slot in shop["hours"][day]]
        closes = [slot[6:] for slot in shop["hours"][day]]
        assert opens == sorted(opens)
        assert all(close <= after for close, after in zip(closes, opens[1:], strict=False))


@pytest.mark.parametrize(("town", "shop"), EVERY_SHOP)
def test_a_shop_says_something_of_itself(town: str, shop: dict[str, Any]):
    sentences = re.findall(r"[^.!?]+[.!?]", shop["words"])
    assert 3 <= len(sentences) <= 8
    assert shop["tagline"]
    assert set(shop["counter_payments"]) <= PAYMENTS
    assert shop["counter_payments"]


@pytest.mark.parametrize(("town", "shop"), EVERY_SHOP)
def test_a_mini_site_belongs_to_a_pro_shop(town: str, shop: dict[str, Any]):
    blocks = blocks_of(shop)
    assert bool(blocks) == (shop["offer"] == "pro")
    for block in blocks:
        assert set(block) - {"type"} <= BLOCKS[block["type"]]
        assert len(block.get("title", "")) <= 60
    own = {product["slug"] for product in PRODUCTS.get(town, []) if product["shop"] == shop["slug"]}
    for block in blocks:
        assert set(block.get("products", [])) <= own


@pytest.mark.parametrize(("town", "shop"), EVERY_SHOP)
def test_pictures_named_by_a_mini_site_exist(town: str, shop: dict[str, Any]):
    for block in blocks_of(shop):
        for picture in [*block.get("photos", []), *([block["picture"]] if "picture" in block else [])]:
            assert (DEMO / "pictures" / picture).is_file()


def test_a_shop_without_cards_has_pickup_only():
    shops = [shop for city in CITIES.values() for shop in city["shops"] if not shop["takes_cards_online"]]
    assert "le-fil-de-l-eau" in {shop["slug"] for shop in shops}
    assert all(set(shop.get("delivery", {})) <= {"pickup"} for shop in shops)


def test_one_shop_stays_open_past_midnight():
    shops = CITIES["annecy"]["shops"]
    late = [shop["slug"] for shop in shops if any(slot[6:] < slot[:5] for slot in shop["hours"]["fri"])]
    assert late == ["la-cave-du-canal"]


def test_one_shop_is_on_holiday_today():
    closures = [shop["closure"] for shop in CITIES["annecy"]["shops"] if "closure" in shop]
    assert len(closures) == 1
    assert closures[0]["from_days"] < 0 < closures[0]["to_days"]


@pytest.mark.parametrize(
    ("town", "slug", "email", "plan"),
    [
        ("annecy", "boulangerie-pernet", "boulangerie@example.org", "pro"),
        ("annecy", "le-fil-de-l-eau", "librairie@example.org", "pro"),
        ("dinan", "fleurs-de-marguerite", "fleuriste@example.org", "standard"),
    ],
)
def test_the_people_who_show_the_demo_act_for_their_shops(town: str, slug: str, email: str, plan: str):
    shop = next(shop for shop in CITIES[town]["shops"] if shop["slug"] == slug)
    assert (shop["owner"]["email"], shop["offer"]) == (email, plan)


@pytest.mark.parametrize("key", ["slug", "name", "phone", "email", "colour"])
def test_no_two_shops_share_what_tells_them_apart(key: str):
    values = [shop[key] for city in CITIES.values() for shop in city["shops"]]
    assert len(values) == len(set(values))


@pytest.mark.parametrize("town", TOWNS)
def test_shops_of_a_town_are_in_walking_distance(town: str):
    places = [(shop["latitude"], shop["longitude"]) for shop in CITIES[town]["shops"]]
    assert len(set(places)) == len(places)
    latitude, longitude = (sum(axis) / len(places) for axis in zip(*places, strict=True))
    for y, x in places:
        assert math.hypot((y - latitude) * 111_000, (x - longitude) * 111_000 * math.cos(math.radians(y))) < 600


@pytest.mark.parametrize("town", SELLING)
@pytest.mark.parametrize("key", ["slug", "title"])
def test_no_two_products_of_a_town_share_a_name(town: str, key: str):
    values = [product[key] for product in PRODUCTS[town]]
    assert [value for value, times in Counter(values).items() if times > 1] == []


@pytest.mark.parametrize("town", SELLING)
def test_no_two_products_of_a_shop_look_the_same(town: str):
    looks = [
        (product["shop"], *sorted((k, str(v)) for k, v in product["drawing"].items())) for product in PRODUCTS[town]
    ]
    assert [look for look, times in Counter(looks).items() if times > 1] == []


@pytest.mark.parametrize("product", EVERY_PRODUCT)
def test_a_product_has_a_price_to_the_cent(product: dict[str, Any]):
    assert re.match(r"^\d+\.\d\d$", product["price"])
    assert product["tax_rate"] in {"2.1", "5.5", "10", "20"}
    if "previous_price" in product:
        assert re.match(r"^\d+\.\d\d$", product["previous_price"])
        assert Decimal(product["previous_price"]) > Decimal(product["price"])
        assert 0 < product["price_cut_days_ago"] < 30


@pytest.mark.parametrize("product", EVERY_PRODUCT)
def test_a_product_can_be_drawn(product: dict[str, Any]):
    assert drawings.product(**{"colours": ("#B5472F", "#FBEBD3"), "seed": product["slug"], **product["drawing"]})


@pytest.mark.parametrize("product", EVERY_PRODUCT)
def test_a_product_has_a_category(product: dict[str, Any]):
    tree = read("categories.toml")["categories"]
    paths = {f"{parent['slug']}/{child['slug']}" for parent in tree for child in parent["children"]}
    assert product["category"] in paths


@pytest.mark.parametrize("product", EVERY_PRODUCT)
def test_a_product_says_how_it_is_sold(product: dict[str, Any]):
    assert product["stock"]["mode"] in {"counted", "daily", "uncounted"}
    assert ("quantity" in product["stock"]) == (product["stock"]["mode"] != "uncounted")
    assert (product["sold_by"] == "weight") == ("portion_grams" in product)
    if product["sold_by"] == "weight":
        assert "net_quantity" not in product
    if "net_quantity" in product:
        assert product["net_unit"] in {"g", "kg", "cl", "L", "pièces"}
        assert Decimal(product["net_quantity"]) > 0


@pytest.mark.parametrize("product", EVERY_PRODUCT)
def test_a_product_says_what_the_law_wants_read(product: dict[str, Any]):
    family = product["category"].split("/")[0]
    if family == "vins-et-boissons":
        assert Decimal(product["alcohol_degree"]) > 0
    elif family in {
        "pains-et-viennoiseries",
        "fromages-et-cremerie",
        "viandes-et-charcuterie",
        "poissons-et-coquillages",
        "epicerie",
        "chocolats-et-douceurs",
    }:
        assert product["ingredients"]
    elif family in {"savons-et-soins", "maison-et-table", "laines-et-mercerie", "jeux-et-jouets"}:
        assert product["manufacturer"]
    assert product.get("exemption", "perishable") in {"perishable", "made_to_order", "sealed_hygiene", "press"}
    assert ("lead_days" in product) == (product.get("exemption") == "made_to_order")


def test_between_them_the_products_show_every_case():
    products = [product for town in SELLING for product in PRODUCTS[town]]
    assert {product.get("exemption") for product in products} == {
        None,
        "perishable",
        "made_to_order",
        "sealed_hygiene",
        "press",
    }
    assert {product["stock"]["mode"] for product in products} == {"counted", "daily", "uncounted"}
    assert {product["tax_rate"] for product in products} == {"2.1", "5.5", "10", "20"}
    assert any(product["stock"].get("left", product["stock"].get("quantity")) == 0 for product in products)
    assert any("previous_price" in product for product in products)
    assert any(product["sold_by"] == "weight" for product in products)


def test_categories_have_children_with_an_icon_above():
    tree = read("categories.toml")["categories"]
    assert 12 <= len(tree) <= 16
    assert all(parent["icon"] and 2 <= len(parent["children"]) <= 5 for parent in tree)
    assert len({parent["slug"] for parent in tree}) == len(tree)
