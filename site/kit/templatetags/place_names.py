"""`{{ city.name|of_place }}`, `{{ city.name|at_place }}`."""

from django import template

from kit import place_names

register = template.Library()
register.filter("of_place", place_names.of)
register.filter("at_place", place_names.at)
