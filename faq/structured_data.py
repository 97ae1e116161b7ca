"""Questions and answers as search engines take them."""

import html
import re
from collections.abc import Iterable

from django.urls import reverse
from django.utils.html import strip_tags

from faq.answers import Entry
from kit.heads import absolute
from kit.structured_data import Thing, thing

ENDS_OF_LINES = re.compile(r"</(?:p|li)>|<br ?/?>")


def page(entries: Iterable[Entry]) -> Thing:
    address = absolute(reverse("faq:index"))
    questions = [
        thing(
            "Question",
            name=entry.question,
            url=f"{address}#{entry.slug}",
            acceptedAnswer=thing("Answer", text=plain(entry.answer)),
        )
        for entry in entries
    ]
    return thing("FAQPage", url=address, mainEntity=questions) if questions else {}


def plain(answer: str) -> str:
    """The words of an answer: its links lead into our pages, which a result of a search doesn't."""
    told = html.unescape(strip_tags(ENDS_OF_LINES.sub(" ", answer)))
    return re.sub(r"[ \t\r\n]+", " ", told).strip()
