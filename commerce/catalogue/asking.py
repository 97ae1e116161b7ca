"""« Le bon rayon manque » : a merchant asks for a department, staff answer with one, the product moves, a mail tells."""

from django.conf import settings
from django.db import transaction

from commerce.catalogue.models import Category, CategoryRequest, Product
from kit import clock, outbox
from membership.models import User


class AlreadyAnswered(Exception):
    """Somebody else was quicker."""


@transaction.atomic
def ask(*, product: Product, wanted: str, by: User) -> CategoryRequest:
    """Asked twice for the same product, the last words count."""
    wanted = " ".join(wanted.split())[:80]
    waiting = CategoryRequest.objects.of_product(product).waiting().first()
    if waiting is not None:
        waiting.wanted = wanted
        waiting.save(update_fields=["wanted"])
        return waiting
    return CategoryRequest.objects.create(
        shop=product.shop, product=product, wanted=wanted, asked_by=by, asked_at=clock.now()
    )


@transaction.atomic
def answer(*, request: CategoryRequest, category: Category, words: str = "", by: User | None) -> None:
    """The product stands in the department that was made, or found, for it. Raises `AlreadyAnswered`."""
    changed = (
        CategoryRequest.objects.waiting()
        .filter(pk=request.pk)
        .update(category=category, words=words.strip(), answered_by=by, answered_at=clock.now())
    )
    if not changed:
        raise AlreadyAnswered(request.pk)
    request.refresh_from_db()
    request.product.categories.set([category])
    if request.asked_by is None or not request.asked_by.email:
        return
    city = request.shop.city
    outbox.write(
        to=request.asked_by.email,
        template="market_category_answered",
        context={
            "person": request.asked_by,
            "request": request,
            "product": request.product,
            "category": category,
            "place": city.name,
            "link": f"{settings.SITE_URL}/{city.slug}/tableau-de-bord/{request.shop.slug}/produits/{request.product_id}/",
        },
        key=f"category-request-{request.pk}-answered",
    )
