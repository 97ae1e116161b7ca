"""What a shop owes: refunds that its transfers couldn't give back, less what was kept back of later ones."""

from decimal import Decimal

from django.db.models import DecimalField, F, Max, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from commerce.payment.models import Refund, ShopAccount, ShopTransfer
from kit.money import CENT
from kit.sums import HALF_A_CENT
from membership.models import Shop


def of(shop: Shop) -> Decimal:
    """Never negative. Whoever keeps something back holds the lock of the shop's account."""
    owed = Refund.objects.of_shop(shop).aggregate(sum=Sum("owed"))["sum"] or Decimal(0)
    kept = ShopTransfer.objects.filter(order__shop=shop).aggregate(sum=Sum("kept_back"))["sum"] or Decimal(0)
    return (owed - kept).quantize(CENT)  # SQLite sums with more digits than it was given


def accounts(found: QuerySet[ShopAccount]) -> QuerySet[ShopAccount]:
    """Those of shops that have ever owed something, the latest debt first: with `owed_sum`, `netted_sum` (what was kept of
    later transfers) and `owed_last_at`."""
    refunds = Refund.objects.filter(order__shop=OuterRef("shop"), owed__gt=0).order_by().values("order__shop")
    transfers = ShopTransfer.objects.filter(order__shop=OuterRef("shop")).order_by().values("order__shop")
    return (
        found.annotate(
            owed_sum=Subquery(refunds.annotate(sum=Sum("owed")).values("sum")),
            netted_sum=_or_nothing(Subquery(transfers.annotate(sum=Sum("kept_back")).values("sum"))),
            owed_last_at=Subquery(refunds.annotate(last=Max("settled_at")).values("last")),
        )
        .filter(owed_sum__gt=0)
        .order_by("-owed_last_at", "-pk")
    )


def open_ones(found: QuerySet[ShopAccount], *, is_open: bool) -> QuerySet[ShopAccount]:
    """Of `accounts()`: those with something left to keep back, or those without."""
    is_left = Q(owed_sum__gt=F("netted_sum") + HALF_A_CENT)
    return found.filter(is_left if is_open else ~is_left)


def _or_nothing(amount: Subquery) -> Coalesce:
    return Coalesce(amount, Value(Decimal(0)), output_field=DecimalField(max_digits=12, decimal_places=2))
