"""A phone number as people type it, and as it is kept."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

NOT_IN_A_NUMBER = re.compile(r"[\s.\-/()\u00a0\u202f]+")
FRENCH = re.compile(r"0[1-9]\d{8}")


def normalised(typed: str) -> str:
    """« 04 65 71 00 42 », however it was typed; a number from abroad as it is. Raises `ValidationError`."""
    digits = NOT_IN_A_NUMBER.sub("", typed)
    if digits.startswith(("+33", "0033")):
        digits = "0" + digits.removeprefix("+33").removeprefix("0033").removeprefix("0")
    if not digits or FRENCH.fullmatch(digits):
        return " ".join(re.findall("..", digits))
    if re.fullmatch(r"\+\d{8,15}", digits):
        return digits
    raise ValidationError(_("Un numéro compte dix chiffres, comme 04 65 71 00 42 ; de l’étranger, il commence par +."))
