"""What a shop owes: refunds that its transfers couldn't give back, less what was kept back of later ones."""

from decimal import Decimal

from django.db.models import Sum

from commerce.payment.models import Refund, ShopTransfer
from kit.money import CENT
from membership.models import Shop


def of(shop: Shop) -> Decimal:
    """Never negative. Whoever keeps something back holds the lock of the shop's account."""
    owed = Refund.objects.of_shop(shop).aggregate(sum=Sum("owed"))["sum"] or Decimal(0)
    kept = ShopTransfer.objects.filter(order__shop=shop).aggregate(sum=Sum("kept_back"))["sum"] or Decimal(0)
    return (owed - kept).quantize(CENT)  # SQLite sums with more digits than it was given
