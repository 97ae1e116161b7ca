"""What the blocks show before anybody wrote: in the editor's list of blocks, and in the gallery of components.

Invented words and drawings, no database: pictures are static files that pretend to be uploaded ones.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import time, timedelta
from decimal import Decimal
from typing import Any, ClassVar

from django.templatetags.static import static

from kit import clock, gallery
from shop_pages.opening import DayRow, Opening
from shop_pages.products import ProductCard

NAME = "Boulangerie Pernet"


class NoRenditions:
    def all(self) -> list[Any]:
        return []


@dataclass(frozen=True)
class File:
    url: str


@dataclass(frozen=True)
class Drawing:
    """A picture as blocks take it (`kit.models.Picture`), of which only the original is there."""

    name: str
    alt: str
    width: int = 800
    height: int = 600
    renditions: ClassVar[NoRenditions] = NoRenditions()

    @property
    def file(self) -> File:
        return File(static(f"img/samples/{self.name}.svg"))


BREAD = Drawing("bread", "Un pain de campagne entamé")
CHEESE = Drawing("cheese", "Un quartier de comté")
FLOWERS = Drawing("flowers", "Un bouquet")
BOOK = Drawing("book", "Un livre debout")
STREET = Drawing("street", "La rue des Tilleuls", 800, 420)


def link(label: str) -> dict[str, Any]:
    return {"label": label, "page": None, "address": "#"}


def hero() -> dict[str, Any]:
    words = (
        "Le levain a vingt-trois ans. Le four, un peu plus. On pétrit la nuit pour que la rue sente bon à six heures."
    )
    return {"title": "", "words": words, "picture": BREAD, "button": link("Voir les pains")}


def text() -> dict[str, Any]:
    words = (
        "<p>La boutique a ouvert en 2009 dans un ancien atelier de barques. Il en reste l’anneau, près de la caisse, et "
        "l’habitude de laisser la porte ouverte quand le temps le permet.</p>"
        "<p>Nous pétrissons à la main ce qui se pétrit à la main. Le reste attend son heure.</p>"
    )
    return {"title": "La maison", "text": words}


def photos() -> dict[str, Any]:
    shown = [
        {"picture": BREAD, "caption": "La fournée de six heures"},
        {"picture": CHEESE, "caption": "Notre voisin de palier"},
    ]
    return {"title": "Au fournil", "photos": shown}


def pictures() -> dict[str, Any]:
    return {"title": "En images", "photos": [BREAD, FLOWERS, BOOK, CHEESE, STREET]}


def news() -> dict[str, Any]:
    today = clock.today()
    rows = [
        {"title": "Galettes : trois jours avant", "text": "Frangipane ou pomme, de quatre à dix parts.", "date": today,
         "until": today + timedelta(days=30), "link": link("Réserver ma galette")},
        {"title": "Un nouveau pain", "text": "Seigle et noix, le jeudi.", "date": today - timedelta(days=6),
         "until": None, "link": link("")},
    ]  # fmt: skip
    return {"title": "Nouvelles", "news": rows}


def day() -> dict[str, Any]:
    rows = [(6, 0, "Baguettes et pains de campagne"), (8, 0, "Croissants"), (11, 30, "Tartes"), (17, 0, "Pizzas")]
    moments = [{"time": time(hour, minute), "words": words} for hour, minute, words in rows]
    return {"title": "Ce qui sort du four", "moments": moments}


def team() -> dict[str, Any]:
    rows = [("Hélène", "Au comptoir", FLOWERS), ("Marc", "Au fournil", BREAD), ("Sofiane", "Au levain", CHEESE)]
    people = [{"name": name, "role": role, "picture": picture} for name, role, picture in rows]
    return {"title": "L’équipe", "people": people}


def questions() -> dict[str, Any]:
    rows = [
        ("Gardez-vous mon pain ?", "Oui, jusqu’à la fermeture."),
        ("Tranchez-vous ?", "Bien sûr. Épais, fin, dites-le."),
    ]
    asked = [{"question": question, "answer": f"<p>{answer}</p>"} for question, answer in rows]
    return {"title": "On nous demande souvent", "questions": asked}


def quote() -> dict[str, Any]:
    words = "Une bonne baguette, c’est de la farine, de l’eau, du sel, et quelqu’un qui attend."
    return {"text": words, "author": "Hélène Pernet"}


def video() -> dict[str, Any]:
    address = "https://www.youtube.com/watch?v=abcdefghijk"
    return {
        "title": "Une nuit au fournil",
        "address": address,
        "picture": BREAD,
        "words": "Trois minutes, sans paroles.",
    }


def call() -> dict[str, Any]:
    words = "Commandez avant vendredi midi, nous le garderons au frais."
    return {"title": "Un gâteau pour dimanche ?", "text": words, "button": link("Commander un gâteau")}


def stall() -> list[ProductCard]:
    """What a products block shows where nothing is sold yet."""
    rows: list[tuple[str, str, str, dict[str, Any]]] = [
        ("Pain de campagne, 800 g", "4.90", "bread", {"note": "6,13 € le kg"}),
        ("Comté, 18 mois", "26.80", "cheese", {"unit_text": "le kg", "note": "Pesé pour vous", "choose_url": "#"}),
        ("Bouquet de saison", "24.00", "flowers", {"was": Decimal("28.00")}),
        ("Le Sentier des écluses", "14.90", "book", {}),
    ]
    return [
        ProductCard(
            title=title,
            url="#",
            price=Decimal(price),
            picture_url=static(f"img/samples/{name}.svg"),
            add_url="" if "choose_url" in more else "#",
            **more,
        )
        for title, price, name, more in rows
    ]


def facts() -> dict[str, Any]:
    """What a page knows of its shop, for a shop that doesn't exist."""
    known = gallery.samples()
    return {
        "page": {"title": NAME},
        "opening": Opening(True, known["open"].label, known["open"].detail),
        "week": [DayRow(day["name"], day["slots"], day.get("is_today", False)) for day in known["days"]],
        "closures": [],
        "lines": known["lines"],
        "route_url": "#",
        "map_url": "#",
        "front_url": static("img/samples/street.svg"),
        "sample_products": stall(),
    }


VALUES: dict[str, Callable[[], dict[str, Any]]] = {
    "hero": hero,
    "text": text,
    "photos": photos,
    "gallery": pictures,
    "hours": lambda: {"title": "Horaires"},
    "products": lambda: {"title": "À emporter aujourd’hui", "mode": "newest", "chosen": [], "category": "", "count": 4},
    "news": news,
    "day": day,
    "team": team,
    "questions": questions,
    "quote": quote,
    "map": lambda: {"title": "Nous trouver", "words": "Le parking des Tilleuls est à deux pas."},
    "video": video,
    "call": call,
}
