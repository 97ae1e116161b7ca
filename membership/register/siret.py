"""SIRET numbers as people type them."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from stdnum.exceptions import InvalidComponent, InvalidFormat, InvalidLength
from stdnum.exceptions import ValidationError as NotValid
from stdnum.fr import siret


def cleaned(typed: str) -> str:
    """The fourteen digits of what was typed, spaces, dots and dashes left out. Raises `ValidationError` with a sentence
    that says what is wrong. (La Poste's own numbers follow another rule, which stdnum knows.)"""
    digits = siret.compact(typed.replace(".", " ").replace("-", " "))
    digits = "".join(digits.split())
    try:
        return siret.validate(digits)
    except InvalidLength:
        raise ValidationError(_length(len(digits)), code="length") from None
    except InvalidFormat:
        raise ValidationError(_("Un SIRET ne contient que des chiffres."), code="digits") from None
    except (InvalidComponent, NotValid):
        sentence = _("Ces quatorze chiffres ne font pas un SIRET : l’un d’eux doit être faux. Relisez-les.")
        raise ValidationError(sentence, code="checksum") from None


def _length(count: int) -> str:
    if count == 9:
        return _("C’est un SIREN : il manque les cinq chiffres de l’établissement. Un SIRET en compte quatorze.")
    return _("Un SIRET compte quatorze chiffres, celui-ci %(count)d.") % {"count": count}
