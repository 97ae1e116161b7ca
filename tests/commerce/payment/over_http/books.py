"""What has to be true after a payment, however it went: stock, basket, orders, ledger, mails, and Stripe's side of it."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Sum

from commerce.basket.models import Basket
from commerce.catalogue.models import Product
from commerce.order.models import Order, Purchase
from commerce.order.statuses import OrderStatus, PurchaseStatus
from commerce.payment import ledger
from commerce.payment.models import LedgerEntry, ShopTransfer
from kit.models import OutgoingMail, StripeEvent
from membership.models import User
from tests.commerce.conftest import Till
from tests.commerce.factories import record

Account = LedgerEntry.Account
BEFORE = [(5, 0), (100, 0), (2, 0)]  # bread, cheese, book: in stock, and promised of it
HELD = [(5, 2), (100, 5), (2, 1)]
SOLD = [(3, 0), (95, 0), (1, 0)]
BY_CARD, FEE, IN_SHOP = Decimal("16.50"), Decimal("0.48"), Decimal("19.90")


@dataclass
class Books:
    """Two loaves and 250 g of Comté by card, a book to be paid in the shop (`tests/commerce/conftest.py`)."""

    till: Till
    customer: User
    products: list[Product]

    @property
    def purchase(self) -> Purchase:
        return Purchase.objects.get()

    def paid(self) -> None:
        """Once, to the cent, whatever was said how often."""
        purchase = self.purchase
        assert purchase.status == PurchaseStatus.CONFIRMED
        assert (purchase.card_total, purchase.in_shop_total) == (BY_CARD, IN_SHOP)
        assert self.stock() == SOLD
        assert purchase.basket.status == Basket.SUBMITTED
        assert not Basket.open.filter(owner=self.customer, lines__isnull=False).exists()
        assert self.orders() == [OrderStatus.DUE_IN_SHOP, OrderStatus.PAID, OrderStatus.PAID]
        assert self.taken_at_stripe() == [1650]
        assert self.open_pages() == 0
        self._money_adds_up(purchase)
        assert self.mails() == sorted(
            [self.customer.email, *Order.objects.values_list("shop__roles__user__email", flat=True)]
        )
        self._events_are_done()

    def _money_adds_up(self, purchase: Purchase) -> None:
        assert purchase.card_fee == FEE
        sent = self.till.transfers(purchase)
        assert sum(sent.values()) == 1650 - 48
        assert sorted(sent) == sorted(purchase.orders.filter(paid_by="card").values_list("number", flat=True))
        assert set(ShopTransfer.objects.values_list("state", flat=True)) == {ShopTransfer.State.SENT}
        assert LedgerEntry.objects.count() == 2 + 2 + 2 * 2
        assert LedgerEntry.objects.aggregate(sum=Sum("amount"))["sum"].quantize(FEE) == 0
        assert ledger.balance(purchase, Account.CUSTOMER) == -BY_CARD
        assert ledger.balance(purchase, Account.STRIPE_FEE) == FEE
        assert ledger.balance(purchase, Account.SHOP) == BY_CARD - FEE
        assert ledger.balance(purchase, Account.PLATFORM) == 0

    def waiting(self) -> None:
        """Held for who pays; nothing has moved."""
        assert self.purchase.status == PurchaseStatus.AWAITING_PAYMENT
        assert self.stock() == HELD
        assert self.purchase.basket.status == Basket.FROZEN
        assert set(self.orders()) == {OrderStatus.AWAITING_PAYMENT}
        self._nothing_moved()

    def as_before(self, status: str | None = None) -> None:
        """Stock and basket as they were; of a purchase that was begun, the end it came to."""
        assert self.stock() == BEFORE
        basket = Basket.open.get(owner=self.customer)
        assert sorted(basket.lines.values_list("product__title", "quantity")) == sorted(
            (product.title, held - before)
            for product, (_all, held), before in zip(self.products, HELD, [0] * 3, strict=True)
        )
        assert [purchase.status for purchase in Purchase.objects.all()] == ([status] if status else [])
        assert set(self.orders()) <= {OrderStatus.EXPIRED, OrderStatus.CANCELLED}
        assert self.open_pages() == 0
        self._nothing_moved()

    def _nothing_moved(self) -> None:
        assert not LedgerEntry.objects.exists()
        assert not ShopTransfer.objects.exists()
        assert self.taken_at_stripe() == []
        assert self.mails() == []
        self._events_are_done()

    def _events_are_done(self) -> None:
        """Nothing of what Stripe said was too much for us."""
        assert not StripeEvent.objects.exclude(state=StripeEvent.State.DONE).exists()

    def stock(self) -> list[tuple[int, int]]:
        rows = [record(product) for product in self.products]
        return [(row.num_in_stock, row.num_allocated or 0) for row in rows]

    def orders(self) -> list[str]:
        return sorted(Order.objects.values_list("status", flat=True))

    def mails(self) -> list[str]:
        return sorted(OutgoingMail.objects.values_list("to", flat=True))

    def taken_at_stripe(self) -> list[int]:
        return [each["amount"] for each in self.till.objects("charge") if each["paid"] and each["payment_intent"]]

    def open_pages(self) -> int:
        return len([each for each in self.till.objects("checkout.session") if each["status"] == "open"])
