"""What every page that visitors share keeps to. Whoever adds one calls `check` on it."""

import re

from django.db import connection
from django.http import HttpResponse
from django.test import Client

INLINE = {
    "an inline style": re.compile(r"<style\b|\sstyle=", re.I),
    # A block of data for search engines is no script: browsers don't run it, and the policy doesn't forbid it.
    "an inline script": re.compile(r"<script(?! type=\"application/ld\+json\">)(?![^>]*\bsrc=)", re.I),
    "an event handler": re.compile(r"<[^>]+\son[a-z]+=", re.I),
    "a form's token": re.compile(r"csrfmiddlewaretoken", re.I),
    "something from a foreign host": re.compile(
        r"<(?:script|img|source|iframe|video)\b[^>]*\s(?:src|srcset)=\"(?:https?:)?//"
        r"|<link\b[^>]*rel=\"(?:stylesheet|preload|icon|manifest)\"[^>]*href=\"(?:https?:)?//",
        re.I,
    ),
}
WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER)\b", re.I)


def get_without_writing(client: Client, path: str) -> HttpResponse:
    """GET, and an AssertionError for the first statement that would write."""

    def refuse(execute, sql, params, many, context):
        assert not WRITES.match(sql), f"GET {path} writes: {sql[:120]}"
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse):
        return client.get(path)


def check(path: str, *, status: int = 200) -> HttpResponse:
    """The page is the same for everybody, sets nothing, writes nothing and obeys the security policy."""
    response = get_without_writing(Client(), path)
    assert response.status_code == status, f"{path} answers {response.status_code}"
    assert not response.cookies, f"{path} sets {response.cookies}"
    if status == 200:
        # A 404 is never shared: the same address may be there for who is signed in.
        assert "cookie" not in response.headers.get("Vary", "").lower(), f"{path} varies on the cookie"
        assert "public" in response.headers.get("Cache-Control", ""), f"{path} may not be shared"
    text = response.content.decode()
    for what, pattern in INLINE.items():
        found = pattern.search(text)
        assert not found, f"{path} holds {what}: {text[found.start() : found.start() + 120]!r}"
    return response
