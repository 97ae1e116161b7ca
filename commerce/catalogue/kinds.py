"""The kinds of products there are and which facts each of them tells: Oscar's product classes, written in code.

What the law wants told before buying: food by INCO art. 14 (ingredients, allergens, origin), alcohol besides its
degree, other goods by GPSR 2023/988 art. 19 (who made it, warnings).
"""

from dataclasses import dataclass

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_model

SIZE, COLOUR = _("Taille ou format"), _("Couleur ou modèle")  # what most kinds differ by


@dataclass(frozen=True)
class Fact:
    """`code` is the attribute's; `is_wanted` says that the law wants it told before buying, if there is anything to
    tell; without one that `is_needed` nothing is sold; `unit` stands after it, `help_text` beside its field."""

    code: str
    label: str | Promise
    is_wanted: bool = False
    unit: str = ""
    is_needed: bool = False
    help_text: str | Promise = ""


@dataclass(frozen=True)
class Kind:
    """`code` is the product class's slug; `size` and `colour` are what its variants differ by, in its own words."""

    code: str
    label: str | Promise
    facts: tuple[Fact, ...]
    is_alcohol: bool = False
    size: str | Promise = SIZE
    colour: str | Promise = COLOUR

    @property
    def needed(self) -> list[Fact]:
        return [fact for fact in self.facts if fact.is_needed]


_INGREDIENTS = Fact("ingredients", _("Ingrédients"), is_wanted=True, is_needed=True)
_ALLERGENS = Fact(
    "allergens",
    _("Allergènes"),
    is_wanted=True,
    is_needed=True,
    help_text=_("Gluten, lait, œufs, fruits à coque… S’il n’y en a pas, écrivez « aucun »."),
)
_ALLERGENS_IF_ANY = Fact("allergens", _("Allergènes"), is_wanted=True, help_text=_("Sulfites, le plus souvent."))
_ORIGIN = Fact("origin", _("Origine"), is_wanted=True)
_KEEPING = Fact("keeping", _("Conservation"))
_MAKER_HELP = _("Son nom, ses adresses postale et électronique. Vous le faites vous-même ? Les vôtres.")
_MAKER = Fact("maker", _("Fabricant"), is_wanted=True, is_needed=True, help_text=_MAKER_HELP)
# Old things, services and what else is « autre » may have no maker to name: asked, not insisted on.
_MAKER_IF_ANY = Fact("maker", _("Fabricant"), is_wanted=True, help_text=_MAKER_HELP)
_MATERIAL = Fact("material", _("Matière"))
_SIZE = Fact("size", _("Dimensions"))
_WARNING = Fact("warning", _("Avertissement"))
_CARE = Fact("care", _("Entretien"))

KINDS = {
    kind.code: kind
    for kind in (
        Kind(
            "food",
            _("Alimentation"),
            (_INGREDIENTS, _ALLERGENS, _ORIGIN, _KEEPING, _WARNING),
            size=_("Format"),
            colour=_("Parfum ou recette"),
        ),
        Kind(
            "drink",
            _("Boisson sans alcool"),
            (_INGREDIENTS, _ALLERGENS, _ORIGIN, _KEEPING),
            size=_("Format"),
            colour=_("Parfum"),
        ),
        Kind(
            "alcohol",
            _("Boisson alcoolisée"),
            (
                Fact("degree", _("Degré d’alcool"), is_wanted=True, unit="% vol.", is_needed=True),
                _ALLERGENS_IF_ANY,
                _ORIGIN,
                Fact("vintage", _("Millésime")),
                _KEEPING,
            ),
            is_alcohol=True,
        ),
        Kind(
            "book",
            _("Livre"),
            (
                Fact("author", _("Auteur")),
                Fact("publisher", _("Éditeur")),
                Fact("isbn", _("ISBN"), help_text=_("Dix ou treize chiffres, au dos du livre.")),
                Fact("pages", _("Pages")),
            ),
        ),
        Kind("plant", _("Plante ou fleurs"), (_ORIGIN, _CARE, _SIZE, _WARNING)),
        Kind("craft", _("Artisanat"), (_MAKER, _MATERIAL, _SIZE, _CARE, _WARNING)),
        Kind(
            "clothing",
            _("Vêtement, chaussures"),
            (_MAKER, _MATERIAL, _SIZE, _CARE),
            size=_("Taille ou pointure"),
            colour=_("Couleur"),
        ),
        Kind("other", _("Autre"), (_MAKER_IF_ANY, _MATERIAL, _SIZE, _ORIGIN, _WARNING)),
    )
}
CHOICES = [(kind.code, kind.label) for kind in KINDS.values()]


def of(product) -> Kind:
    """The product's kind; `other` for a class that somebody made by hand."""
    return KINDS.get(product.product_class.slug, KINDS["other"])


def of_category(category) -> str:
    """The kind that a department says its products are, or the nearest above it; empty where none says."""
    if category is None:
        return ""
    lineage = [*category.get_ancestors(), category] if category.depth > 1 else [category]
    return next((each.kind for each in reversed(lineage) if each.kind in KINDS), "")


def _rows():
    """Oscar's models, looked up late: products ask this module what they need to tell, and are models themselves."""
    return get_model("catalogue", "ProductClass"), get_model("catalogue", "ProductAttribute")


@transaction.atomic
def ensure_kinds() -> None:
    """Product classes and attributes as this file says; what is there already is left alone."""
    ProductClass, ProductAttribute = _rows()
    for kind in KINDS.values():
        row, _made = ProductClass.objects.get_or_create(slug=kind.code, defaults={"name": str(kind.label)})
        known = set(row.attributes.values_list("code", flat=True))
        ProductAttribute.objects.bulk_create(
            ProductAttribute(
                product_class=row, code=fact.code, name=str(fact.label), type=ProductAttribute.TEXT, required=False
            )
            for fact in kind.facts
            if fact.code not in known
        )


def row(code: str):
    """The product class of a kind, made if this is the first product of it. Raises ValueError for an unknown kind."""
    if code not in KINDS:
        raise ValueError(f"kind {code!r}: use one of {', '.join(KINDS)}")
    ProductClass, _attributes = _rows()
    found = ProductClass.objects.filter(slug=code).first()
    if found is None:
        ensure_kinds()
        found = ProductClass.objects.get(slug=code)
    return found
