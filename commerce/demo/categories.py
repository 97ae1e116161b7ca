"""The departments of the market, two levels."""

from commerce.catalogue.models import Category
from pages.demo.cast import Cast

# The kind of what stands in a department; one that isn't here holds several.
KINDS = {
    "pains-et-viennoiseries": "food",
    "fromages-et-cremerie": "food",
    "viandes-et-charcuterie": "food",
    "poissons-et-coquillages": "food",
    "fruits-et-legumes": "food",
    "epicerie": "food",
    "chocolats-et-douceurs": "food",
    "cafes-et-thes/cafes": "food",
    "cafes-et-thes/thes-et-infusions": "food",
    "vins-et-boissons": "alcohol",
    "fleurs-et-plantes": "plant",
    "livres-et-papeterie/romans": "book",
    "livres-et-papeterie/livres-pour-enfants": "book",
    "livres-et-papeterie/beaux-livres-et-region": "book",
    "maison-et-table": "craft",
    "jeux-et-jouets": "craft",
    "mode-et-maroquinerie": "clothing",
}


def load(cast: Cast) -> dict[str, Category]:
    """By their path, `parent-slug/child-slug`."""
    found = {}
    for row in cast.categories:
        kind = KINDS.get(row["slug"], "")
        parent = Category.add_root(name=row["name"], slug=row["slug"], icon=row["icon"], kind=kind)
        for child in row["children"]:
            path = f"{row['slug']}/{child['slug']}"
            found[path] = parent.add_child(name=child["name"], slug=child["slug"], kind=KINDS.get(path, ""))
    return found
