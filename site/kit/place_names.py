"""How French speaks of a town: « d’Annecy », « du Mans », « aux Herbiers »."""

import unicodedata

VOWELS = "aeiouy"


def _starts_with_vowel(name: str) -> bool:
    first = unicodedata.normalize("NFKD", name[:1].casefold())[:1]
    return first in VOWELS or first == "h"


def of(name: str) -> str:
    """« d’Annecy », « de Dinan », « du Mans », « des Herbiers », « de La Rochelle »."""
    if name.startswith("Le "):
        return f"du {name[3:]}"
    if name.startswith("Les "):
        return f"des {name[4:]}"
    return f"d’{name}" if _starts_with_vowel(name) else f"de {name}"


def at(name: str) -> str:
    """« à Annecy », « au Mans », « aux Herbiers », « à La Rochelle »."""
    if name.startswith("Le "):
        return f"au {name[3:]}"
    if name.startswith("Les "):
        return f"aux {name[4:]}"
    return f"à {name}"
