"""The departments of the market, two levels."""

from commerce.catalogue.models import Category
from pages.demo.cast import Cast


def load(cast: Cast) -> dict[str, Category]:
    """By their path, `parent-slug/child-slug`."""
    found = {}
    for row in cast.categories:
        parent = Category.add_root(name=row["name"], slug=row["slug"], icon=row["icon"])
        for child in row["children"]:
            found[f"{row['slug']}/{child['slug']}"] = parent.add_child(name=child["name"], slug=child["slug"])
    return found
