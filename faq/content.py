"""The questions the site starts with (`data/faq.toml`), and how they come into the database."""

import hashlib
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from faq.models import Question
from faq.rich_text import embed

TOKEN = re.compile(r"\{figure:([a-z0-9-]+)\}")


@dataclass(frozen=True)
class Loaded:
    """What a load did: questions made, brought up to date, and left alone because staff wrote in them."""

    created: int
    updated: int
    kept: int


def read(path: Path) -> list[Question]:
    """The questions of the file, in its order, not saved."""
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["question"]
    return [
        Question(
            audience=row["audience"],
            slug=row["slug"],
            question=row["question"],
            answer=TOKEN.sub(lambda token: embed(token[1]), _one_line(row["answer"])),
            position=place,
        )
        for place, row in enumerate(rows, start=1)
    ]


@transaction.atomic
def load(path: Path) -> Loaded:
    """Make the questions that are missing and renew those that nobody touched since they were loaded; what staff
    wrote, unpublished or put in another order stays. May be repeated."""
    known = {question.slug: question for question in Question.objects.all()}
    created = updated = kept = 0
    for wanted in read(path):
        question = known.get(wanted.slug)
        if question is None:
            _publish(wanted)
            created += 1
        elif _digest(question) == _digest(wanted):
            continue
        elif _is_untouched(question):
            question.audience, question.question, question.answer = wanted.audience, wanted.question, wanted.answer
            _publish(question)
            updated += 1
        else:
            kept += 1
    return Loaded(created, updated, kept)


def _one_line(answer: str) -> str:
    """Lines of the file are for its reader: the editor would keep them as they are."""
    joined = re.sub(r"[ \n]+", " ", answer).strip()  # not every space: the unbreakable ones are meant
    return re.sub(r"> <(?=/?(?:p|ul|ol|li)\b)", "><", joined)


def _digest(question: Question) -> str:
    return hashlib.sha256("\n".join([question.audience, question.question, question.answer]).encode()).hexdigest()


def _is_untouched(question: Question) -> bool:
    return question.live and not question.has_unpublished_changes and question.loaded_digest == _digest(question)


def _publish(question: Question) -> None:
    """With a first entry in its history, so that staff can go back to it."""
    question.loaded_digest = _digest(question)
    question.full_clean()
    is_new = question.pk is None
    question.save()
    question.save_revision(log_action="wagtail.create" if is_new else "wagtail.edit").publish()
