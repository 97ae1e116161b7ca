"""`<city:city>/` in the URLconf, and no town to give when an address inside the current town is reversed.

One wrapped method of Django: when the pattern looked up has a `city` parameter that the caller did not give, it is
taken from the current town. It wraps a private method, so a test watches it and each upgrade of Django is a reason
to look again. The view does receive `city` unless `without_city` strips it (Oscar's views know no town).
"""

from typing import Any

from django.urls import register_converter, resolvers
from django.urls.converters import get_converters

from membership import current
from membership.models import City


class CityConverter:
    regex = "[a-z0-9]+(?:-[a-z0-9]+)*"

    def to_python(self, value: str) -> City:
        city = current.city()  # the middleware has looked it up already
        if city is None or city.slug != value:
            raise ValueError(value)  # no such town: the next pattern is tried, Wagtail's at last
        return city

    def to_url(self, value: City | str) -> str:
        return value.slug if isinstance(value, City) else str(value)


_original = resolvers.URLResolver._reverse_with_prefix  # type: ignore[attr-defined]


def _reverse_with_prefix(self: Any, lookup_view: Any, _prefix: str, *args: Any, **kwargs: Any) -> str:
    city = current.city()
    if city is not None and "city" not in kwargs:
        if not self._populated:
            self._populate()
        candidates = self.reverse_dict.getlist(lookup_view)
        if any("city" in names for possibilities, *_rest in candidates for _result, names in possibilities):
            if args:
                args = (city.slug, *args)
            else:
                kwargs["city"] = city.slug
    return _original(self, lookup_view, _prefix, *args, **kwargs)


def install() -> None:
    if "city" not in get_converters():  # the URLconf may be loaded again
        register_converter(CityConverter, "city")
    resolvers.URLResolver._reverse_with_prefix = _reverse_with_prefix  # type: ignore[attr-defined]
