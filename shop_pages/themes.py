"""The five looks of a mini-site. A theme is a stylesheet that places the same blocks otherwise."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Theme(models.TextChoices):
    LEVAIN = "levain", _("Levain : chaleureux et rond")
    ARDOISE = "ardoise", _("Ardoise : le tableau devant la porte")
    PAPIER = "papier", _("Papier : encre et filets")
    ATELIER = "atelier", _("Atelier : franc et carré")
    JARDIN = "jardin", _("Jardin : clair et ouvert")
