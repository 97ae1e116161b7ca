"""The tree of departments is changed: one is reached by another word, stands elsewhere, becomes part of another."""

from django.db import transaction

from commerce.catalogue.models import Category, CategoryAddress, CategoryRequest, Product


class CantMerge(Exception):
    """Into itself, into what is beneath it, or with departments beneath it that would stand on a third level."""


def is_free(slug: str, category: Category | None = None) -> bool:
    """Whether a department may be reached by this word: no other is, or was."""
    others = Category.objects.besides(category) if category else Category.objects.all()
    addresses = CategoryAddress.objects.filter(slug=slug)
    if category and category.pk:
        addresses = addresses.exclude(category=category)
    return not others.is_slug_taken(slug) and not addresses.exists()


@transaction.atomic
def moved_from(category: Category, slug: str) -> None:
    """The word that led to it before leads to it for ever; the one it has now is no old one."""
    CategoryAddress.objects.filter(category=category, slug=category.slug).delete()
    if slug and slug != category.slug:
        CategoryAddress.objects.get_or_create(slug=slug, defaults={"category": category})


@transaction.atomic
def place(category: Category, *, above: Category | None, after: Category | None, is_first: bool = False) -> Category:
    """Beneath `above` (None: on the first level): first, after one of its neighbours, or where it stands (last, if it
    came from elsewhere)."""
    parent = category.get_parent()
    if after is not None:
        category.move(after, "right")
    elif above is not None and (is_first or parent != above):
        category.move(above, "first-child" if is_first else "last-child")
    elif above is None and is_first:
        first = Category.objects.first_level().besides(category).first()
        if first is not None:
            category.move(first, "left")
    elif above is None and parent is not None:
        category.move(Category.get_last_root_node(), "last-sibling")
    placed = Category.objects.get(pk=category.pk)
    placed.set_ancestors_are_public()
    return placed


@transaction.atomic
def merge(category: Category, into: Category) -> int:
    """All its products stand in the other one now, its addresses lead there, what was beneath it is beneath the other;
    it disappears. How many products moved. Raises `CantMerge`."""
    if into.path.startswith(category.path) or (category.numchild and into.depth > 1):
        raise CantMerge(category.pk)
    held = Product.categories.through.objects.filter(category=category)
    there = Product.categories.through.objects.filter(category=into).values("product")
    moving = held.exclude(product__in=there)
    count = moving.count()
    moving.update(category=into)
    held.delete()
    CategoryAddress.objects.filter(category=category).update(category=into)
    CategoryRequest.objects.filter(category=category).update(category=into)
    for child in category.get_children():
        child.move(Category.objects.get(pk=into.pk), "last-child")
    slug = category.slug
    Category.objects.get(pk=category.pk).delete()
    kept = Category.objects.get(pk=into.pk)
    kept.set_ancestors_are_public()
    CategoryAddress.objects.create(slug=slug, category=kept)
    return count
