"""The fourteen allergens that the law wants told (INCO 1169/2011, annex II), read out of a merchant's words.

Reading is careful: words that aren't understood whole tell nothing, and what the ingredients betray counts too. Somebody
may be ill of a mistake here, nobody of a product that is left out.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kit.search_text import normalise


@dataclass(frozen=True)
class Allergen:
    """`code` stands in addresses and in the database; `words` are what betrays it, plain, in the
    singular, between bars; a star stands for any ending."""

    code: str
    label: str | Promise
    words: str

    @property
    def forms(self) -> list[str]:
        """Of its words, each as a part of a regular expression."""
        words = (word.strip() for word in self.words.split("|"))
        return [word[:-1] + r"\w*" if word.endswith("*") else word + "[sx]?" for word in words]


_ROWS = (
    Allergen(
        "gluten",
        _("gluten"),
        "gluten | ble | froment | seigle | orge | avoine | epeautre | kamut | triticale | semoule "
        "| boulgour | malt* | chapelure | engrain | panure",
    ),
    Allergen(
        "crustaces",
        _("crustacés"),
        "crustace | crevette | crabe | homard | langoust* | ecrevisse | tourteau | gambas | araignee de mer",
    ),
    Allergen("oeufs", _("œufs"), "oeuf | ovalbumine | lysozyme | mayonnaise | meringue"),
    Allergen(
        "poissons",
        _("poissons"),
        "poisson | saumon | truite | thon | cabillaud | morue | anchois | sardine | maquereau "
        "| hareng | omble | fera | perche | brochet | lotte | merlu | lieu noir | sole | bar de ligne "
        "| surimi",
    ),
    Allergen("arachides", _("arachides"), "arachide | cacahuete | cacahouete"),
    Allergen("soja", _("soja"), "soja | tofu | tempeh | miso | edamame"),
    Allergen(
        "lait",
        _("lait"),
        "lait | laitier* | laitage | lacto* | beurre* | creme | fromage* | yaourt | caseine "
        "| petit lait | mozzarella | parmesan | reblochon | comte | beaufort | tomme | emmental "
        "| gruyere | mascarpone | ricotta | feta",
    ),
    Allergen(
        "fruits-a-coque",
        _("fruits à coque"),
        "fruits a coque | fruit a coque | amande | noisette | noix | cajou | pecan | pistache "
        "| macadamia | pralin* | frangipane | massepain | gianduja | nougat",
    ),
    Allergen("celeri", _("céleri"), "celeri"),
    Allergen("moutarde", _("moutarde"), "moutarde"),
    Allergen("sesame", _("sésame"), "sesame | tahin | gomasio"),
    Allergen("sulfites", _("sulfites"), "sulfite* | anhydride sulfureux | dioxydes? de soufre | e220 | so2"),
    Allergen("lupin", _("lupin"), "lupin"),
    Allergen(
        "mollusques",
        _("mollusques"),
        "mollusque | huitre | moule | palourde | coquilles? saint jacque | calamar | calmar "
        "| encornet | poulpe | seiche | bulot | bigorneau | escargot | couteau de mer",
    ),
)
ALLERGENS = {each.code: each for each in _ROWS}
# Who writes one of these says that there is none of the fourteen.
NONE = frozenset(
    "aucun|aucune|neant|non|aucun allergene|aucun des quatorze|aucun allergene connu|sans allergene|sans allergenes"
    "|pas d allergene|pas d allergenes|ne contient pas d allergene|sans allergene connu".split("|")
)
# Told of an allergen without being one: « contient du lait », « traces possibles de noix ».
_AROUND = frozenset(
    "a au aux avec autres base cereales contenant contenir contient contiennent d dans de dont des du elabore en et eventuelles"
    " eventuellement fabrique farine graine graines issu issus l la le les lecithine ou peut possible possibles poudre presence"
    " produit produits proteines qui son ses trace traces un une derives atelier utilise utilisant allergene allergenes"
    " mg kg l vache chevre brebis cru crue entier entiere frais fraiche".split()
)
# Announce what comes after a colon.
_LEADS = frozenset(
    "allergene allergenes contient contenir peut presence possible trace traces de du d eventuelles".split()
)
# Sound like an allergen and are none.
_HARMLESS = re.compile(
    r"\b(?:beurre (?:de|d) (?:cacao|karite)|lait (?:de|d) (?:coco|riz)|creme de (?:coco|marrons?|tartre)"
    r"|noix (?:de )?(?:muscade|coco)|eau de vie)\b"
)
_SEPARATORS = re.compile(r"[,;:.()/\n•+]|\bet\b|\bou\b")


def found_in(text: str) -> frozenset[str]:
    """The codes of all that a text betrays, an ingredient's list for one."""
    return _betrayed(_HARMLESS.sub(" ", normalise(text)))


def read(text: str) -> frozenset[str] | None:
    """What a merchant's words say: codes, none of them for « aucun », None for words that aren't understood whole."""
    parts = [part for each in _SEPARATORS.split(text.lower()) if (part := normalise(each))]
    if not parts:
        return None
    codes: set[str] = set()
    for part in parts:
        if part in NONE:
            continue
        here = found_in(part)
        if not (_is_understood(part) if here else _LEADS.issuperset(part.split())):
            return None
        codes |= here
    is_told = bool(codes) or any(part in NONE for part in parts)
    return frozenset(codes) if is_told else None


def _is_understood(part: str) -> bool:
    """Nothing is left once the allergens and the small words around them are taken away (« sans lait » keeps « sans »)."""
    rest = _any().sub(" ", part)
    return all(word in _AROUND or word.isdigit() for word in rest.split())


def told(allergens: str, ingredients: str = "") -> tuple[bool, str]:
    """Whether the fourteen are known of a food, and the codes as they are stored (`pack`)."""
    codes = read(allergens)
    if codes is None:
        return False, ""
    return True, pack(codes | found_in(ingredients))


def pack(codes: Iterable[str]) -> str:
    """In the law's order, with a space on each side of every one."""
    kept = [code for code in ALLERGENS if code in set(codes)]
    return f" {' '.join(kept)} " if kept else ""


@lru_cache(maxsize=4096)
def _betrayed(plain: str) -> frozenset[str]:
    return frozenset(code for code, each in ALLERGENS.items() if _pattern(code).search(plain))


@lru_cache
def _pattern(code: str) -> re.Pattern[str]:
    return _words(ALLERGENS[code].forms)


@lru_cache
def _any() -> re.Pattern[str]:
    return _words(form for each in _ROWS for form in each.forms)


def _words(forms: Iterable[str]) -> re.Pattern[str]:
    """The longest first, or « fruits à coque » would never be read."""
    return re.compile(rf"\b(?:{'|'.join(sorted(forms, key=len, reverse=True))})\b")
