"""A product is made: with its seller, its stock record, its first price and all that is known of it."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from django.db import transaction

from commerce.catalogue import facts as facts_of
from commerce.catalogue import kinds
from commerce.catalogue.models import Category, PriceChange, Product, ProductPicture
from commerce.partner import sellers
from commerce.partner.models import StockRecord
from kit import clock
from kit.models import Picture
from membership.models import Shop, User

Mode = StockRecord.Mode


@transaction.atomic
def create(
    *,
    shop: Shop,
    title: str,
    price: Decimal,
    tax_rate: Decimal = Decimal("20.00"),
    kind: str = "other",
    category: Category | Iterable[Category] | None = None,
    description: str = "",
    sold_by: str = Product.SoldBy.PIECE,
    portion_grams: int | None = None,
    net_quantity: int | None = None,
    net_quantity_unit: str = Product.QuantityUnit.GRAM,
    mode: str = Mode.COUNTED,
    stock: int = 0,
    daily: int | None = None,
    exemption: str = Product.Exemption.NONE,
    made_to_order_days: int = 0,
    facts: Mapping[str, str] | None = None,
    pictures: Iterable[Picture] = (),
    is_public: bool = True,
    by: User | None = None,
) -> Product:
    """`price` includes tax, a kilo's for what is sold by weight (then with `portion_grams`). `stock` counts pieces or
    portions; « tant par jour » begins with `daily`. `kind` is a code of `kinds.KINDS`, `facts` go by their codes.

    It is on sale once all is told that its kind needs. Raises ValueError for an unknown kind or fact.
    """
    product = Product.objects.create(
        shop=shop,
        title=title,
        description=description,
        product_class=kinds.row(kind),
        sold_by=sold_by,
        portion_grams=portion_grams,
        net_quantity=net_quantity,
        net_quantity_unit=net_quantity_unit,
        withdrawal_exemption=exemption,
        made_to_order_days=made_to_order_days,
        is_public=is_public,
    )
    is_daily = mode == Mode.DAILY
    StockRecord.objects.create(
        product=product,
        partner=sellers.ensure(shop),
        partner_sku=str(product.pk),
        price=price,
        tax_rate=tax_rate,
        mode=mode,
        num_in_stock=None if mode == Mode.UNCOUNTED else (daily if is_daily else stock),
        daily_quantity=daily if is_daily else None,
        refilled_on=clock.now().astimezone(shop.city.zone).date() if is_daily else None,
    )
    PriceChange.objects.create(product=product, price=price, at=clock.now(), by=by)
    product.categories.set([category] if isinstance(category, Category) else category or [])
    ProductPicture.objects.bulk_create(
        ProductPicture(product=product, picture=each, position=position) for position, each in enumerate(pictures)
    )
    if facts:
        facts_of.tell(product, dict(facts))
    return product
