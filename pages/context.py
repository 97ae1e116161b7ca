from django.http import HttpRequest


def chrome(request: HttpRequest) -> dict:
    """What header and footer need."""
    return {"city": getattr(request, "city", None)}
