"""Answers go over the wire compressed where that makes them smaller: words and drawings, never photos."""

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware

SHRINKS = ("text/", "image/svg+xml", "application/json", "application/xml", "application/manifest+json")


class CompressionMiddleware(GZipMiddleware):
    """Django's own (with the padding that keeps secrets from being guessed by length), only for what shrinks."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if not response.headers.get("Content-Type", "").startswith(SHRINKS):
            return response
        return super().process_response(request, response)
