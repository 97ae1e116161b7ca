"""A mini-site of the cast, written as the editor would have saved it."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.utils.html import escape, linebreaks

from kit import clock
from pages.demo.cast import Cast, Told, real_today
from shop_pages.models import MiniSitePage, ShopPage
from shop_pages.products import Mode

Block = dict[str, Any]
NO_BUTTON: Block = {"label": "", "page": None, "address": ""}
LONGEST_ROLE = 80


def compose(told: Told, page: ShopPage, photos: dict[str, int], cast: Cast) -> None:
    """The first page with its look, and the further ones beneath it, all to be seen."""
    now = clock.now()
    seen = {"first_published_at": now, "last_published_at": now}
    further = {}
    for row in told.get("pages", []):
        further[row["slug"]] = page.add_child(
            instance=MiniSitePage(title=row["title"], slug=row["slug"], locale=page.locale, show_in_menus=True, **seen)
        )
    writer = Writer(told, photos, {slug: made.pk for slug, made in further.items()}, cast)
    page.body = writer.body(_with_closure(told))
    for row in told.get("pages", []):
        made = further[row["slug"]]
        made.body = writer.body(row["blocks"])
        made.save()
    page.theme, page.accent = told["theme"], told["accent"]
    page.first_published_at = page.last_published_at = now
    page.save()


def put_forward(told: Told, cast: Cast) -> list[str]:
    """The slugs of the products that the shop's own choice shows, best first."""
    writer = Writer(told, {}, {}, cast)
    blocks = [*told.get("blocks", []), *(block for page in told.get("pages", []) for block in page["blocks"])]
    for block in blocks:
        if block["type"] == "products" and not writer.department(block):
            return list(block["products"])
    return []


def _with_closure(told: Told) -> list[Told]:
    """The words of a closed door stand on the page too, after its head."""
    if "closure" not in told:
        return list(told["blocks"])
    closure = told["closure"]
    item = {"title": "Nous sommes en congés", "text": closure["message"], "from_days": closure["from_days"]}
    news = {"type": "news", "title": "En ce moment", "news": [item | {"until_days": closure["to_days"]}]}
    head, *others = told["blocks"]
    return [head, news, *others]


class Writer:
    """Turns the cast's blocks into the editor's (`shop_pages.blocks`), one method a type."""

    def __init__(self, told: Told, photos: dict[str, int], further: dict[str, int], cast: Cast) -> None:
        self.told, self.photos, self.further, self.cast = told, photos, further, cast
        self.today = real_today()
        own = cast.products_of(self.town, told["slug"])
        self.category_of = {row["slug"]: row["category"] for row in own}
        self.has_chosen = False

    def body(self, blocks: Iterable[Told]) -> str:
        return json.dumps([made for block in blocks for made in self.write(block)])

    def write(self, block: Told) -> list[Block]:
        write: Callable[[Told], Any] = getattr(self, block["type"], partial(self.plain, block["type"]))
        made = write(block)
        return made if isinstance(made, list) else [{"type": block["type"], "value": made}]

    def plain(self, _type: str, block: Told) -> Block:
        return {name: value for name, value in block.items() if name != "type"}

    def hero(self, block: Told) -> Block:
        return {
            "title": block.get("title", ""),
            "words": block["words"],
            "picture": self.photos[block["picture"]],
            "button": self.button(block),
        }

    def text(self, block: Told) -> Block:
        return {"title": block.get("title", ""), "text": rich(block["text"])}

    def gallery(self, block: Told) -> Block:
        return {"title": block.get("title", ""), "photos": [self.photos[path] for path in block["photos"]]}

    def questions(self, block: Told) -> Block:
        rows = [{"question": row["question"], "answer": rich(row["answer"])} for row in block["questions"]]
        return {"title": block["title"], "questions": rows}

    def call(self, block: Told) -> Block:
        return {"title": block["title"], "text": block.get("text", ""), "button": self.button(block)}

    def map(self, block: Told) -> Block:
        return {"title": block["title"], "words": ""}

    def day(self, block: Told) -> Block:
        moments = [{"time": f"{row['time']}:00", "words": row["words"]} for row in block["moments"]]
        return {"title": block["title"], "moments": moments}

    def news(self, block: Told) -> Block:
        rows = [
            {
                "title": row["title"],
                "text": row["text"],
                "date": self.day_in(row["from_days"]),
                "until": self.day_in(row["until_days"]),
                "link": self.button(row),
            }
            for row in block["news"]
        ]
        return {"title": block["title"], "news": rows}

    def team(self, block: Told) -> list[Block]:
        """People have no photo in the demonstration: what is told of them stands beneath, in a text of its own."""
        people = [{"name": row["name"], "role": row["role"][:LONGEST_ROLE], "picture": None} for row in block["people"]]
        told = "".join(f"<li><b>{escape(row['name'])}</b> : {escape(row['text'])}</li>" for row in block["people"])
        return [
            {"type": "team", "value": {"title": block["title"], "people": people}},
            {"type": "text", "value": {"title": "", "text": f"<ul>{told}</ul>"}},
        ]

    def products(self, block: Told) -> Block:
        """A shop has one choice of its own: a second block shows the department that most of its products stand in."""
        department = self.department(block)
        if not department and self.has_chosen:
            department = self.commonest_department(block)
        self.has_chosen = self.has_chosen or not department
        return {
            "title": block["title"],
            "mode": str(Mode.CATEGORY if department else Mode.CHOSEN),
            "category": department,
            "count": len(block["products"]),
        }

    def department(self, block: Told) -> str:
        """The name of the department that holds exactly the block's products; empty if none does."""
        categories = {self.category_of[slug] for slug in block["products"]}
        if len(categories) != 1:
            return ""
        category = categories.pop()
        beside = [slug for slug, path in self.category_of.items() if path == category and slug not in block["products"]]
        return "" if beside else self.cast.category_names()[category]

    def commonest_department(self, block: Told) -> str:
        categories = Counter(self.category_of[slug] for slug in block["products"])
        return self.cast.category_names()[categories.most_common(1)[0][0]]

    @property
    def town(self) -> str:
        return next(town["slug"] for town in self.cast.towns if self.told in town["shops"])

    def day_in(self, days: int) -> str:
        return (self.today + timedelta(days=days)).isoformat()

    def button(self, block: Told) -> Block:
        """To a further page, the market, one of the shop's products, or a letter to the shop."""
        to = block.get("to", "")
        if to in self.further:
            return {"label": block["button"], "page": self.further[to], "address": ""}
        if to == "ecrire":
            return {"label": block["button"], "page": None, "address": f"mailto:{self.told['email']}"}
        if not to or not settings.COMMERCE:
            return NO_BUTTON
        market = f"/{self.town}/marche/"
        address = f"{market}?boutique={self.told['slug']}" if to == "marche" else f"{market}{to}/"
        return {"label": block["button"], "page": None, "address": address}


def rich(text: str) -> str:
    """Paragraphs, as the rich text editor keeps them."""
    return linebreaks(escape(text.strip()))
