"""`{{ city.departement|departement_name }}`."""

from django import template

from pages import departements

register = template.Library()
register.filter("departement_name", departements.name_of)
