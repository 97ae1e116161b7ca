from decimal import Decimal

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from oscar.apps.order.abstract_models import AbstractOrder, AbstractOrderStatusChange

from commerce.order import pickup_words
from commerce.order.statuses import (
    AT_WORK,
    FOLLOWS,
    NEVER_WAS,
    RELEASED,
    STILL_TO_FETCH,
    TAKES_A_PLACE,
    TO_PREPARE,
    OrderStatus,
    PurchaseStatus,
)
from commerce.order.wishes import IfMissing, Wish
from commerce.payment import declines
from commerce.shipping.relay.points import RelayPoint
from commerce.shipping.windows import Window


class PurchaseQuerySet(models.QuerySet):
    def of_customer(self, user):
        return self.filter(user=user, city=user.city_id)

    def awaiting_payment(self):
        return self.filter(status=PurchaseStatus.AWAITING_PAYMENT)

    def expired_at(self, at):
        return self.awaiting_payment().filter(expires_at__lte=at)

    def placed(self):
        return self.filter(status=PurchaseStatus.CONFIRMED)

    def newest_first(self):
        return self.order_by("-pk")

    def for_support(self):
        return self.select_related("user", "city__commune").prefetch_related("orders__shop")

    def with_session(self, session_id):
        return self.filter(stripe_session_id=session_id).first() if session_id else None

    def with_reference(self, reference):
        """As `Purchase.reference` writes it; nothing for what isn't one."""
        insee_code, _dash, number = reference.partition("-")
        return self.filter(city__commune=insee_code, number=int(number)) if number.isdecimal() else self.none()

    def with_payment_intent(self, intent_id):
        return self.filter(stripe_payment_intent_id=intent_id).first() if intent_id else None


class Purchase(models.Model):
    """One checkout of one customer in one town: one card payment at most, an order for each shop."""

    Status = PurchaseStatus

    city = models.ForeignKey(
        "membership.City", on_delete=models.PROTECT, related_name="purchases", verbose_name=_("ville")
    )
    number = models.PositiveIntegerField(_("numéro"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="purchases", verbose_name=_("client")
    )
    basket = models.ForeignKey("basket.Basket", on_delete=models.PROTECT, related_name="purchases")
    status = models.CharField(_("état"), max_length=20, choices=Status, default=Status.AWAITING_PAYMENT)
    card_total = models.DecimalField(_("payé par carte"), max_digits=12, decimal_places=2)
    in_shop_total = models.DecimalField(_("à payer en boutique"), max_digits=12, decimal_places=2)
    expires_at = models.DateTimeField(_("à payer avant"), null=True, blank=True)
    stripe_session_id = models.CharField(max_length=255, blank=True, db_index=True)
    stripe_session_url = models.URLField(max_length=2000, blank=True)
    stripe_payment_intent_id = models.CharField(max_length=255, blank=True, db_index=True)
    stripe_charge_id = models.CharField(max_length=255, blank=True, db_index=True)
    refusal = models.CharField(
        _("dernier refus de la carte"), max_length=60, blank=True, help_text="Stripe’s code; while it waits for a card."
    )
    card_fee = models.DecimalField(_("frais de Stripe"), max_digits=12, decimal_places=2, null=True, blank=True)
    adult_declared_at = models.DateTimeField(_("s’est déclaré majeur le"), null=True, blank=True)
    if_missing = models.CharField(
        _("si un produit manque"), max_length=10, choices=IfMissing, default=IfMissing.TAKE_OFF
    )
    phone = models.CharField(_("à appeler au"), max_length=20, blank=True, help_text="If something is missing.")
    created_at = models.DateTimeField(_("commencé le"))
    confirmed_at = models.DateTimeField(_("confirmé le"), null=True, blank=True)

    objects = PurchaseQuerySet.as_manager()

    class Meta:
        app_label = "order"
        verbose_name = _("achat")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["city", "number"], name="a_number_is_one_purchase_of_a_town"),
            models.UniqueConstraint(
                fields=["stripe_session_id"],
                condition=~models.Q(stripe_session_id=""),
                name="a_stripe_session_is_one_purchase",
            ),
            models.UniqueConstraint(
                fields=["basket"],
                condition=models.Q(status__in=["awaiting_payment", "confirmed"]),
                name="a_basket_is_bought_once",
            ),
            models.CheckConstraint(
                condition=models.Q(card_total__gte=0) & models.Q(in_shop_total__gte=0),
                name="nobody_pays_less_than_nothing",
            ),
            models.CheckConstraint(
                condition=models.Q(if_missing__in=IfMissing.values), name="a_wish_is_one_of_those_that_can_be_made"
            ),
        ]

    def __str__(self):
        return self.reference

    @property
    def reference(self):
        """`<INSEE>-<purchase, six digits>`, the beginning of its orders' numbers."""
        return f"{self.city.commune_id}-{self.number:06d}"

    @property
    def total(self):
        return self.card_total + self.in_shop_total

    @property
    def wish(self):
        """What the shops do if something isn't there."""
        return Wish(self.if_missing, self.phone)

    @property
    def transfer_group(self):
        return self.reference

    @property
    def refusal_words(self):
        """Why the last card was refused, for who held it; empty if none was."""
        return declines.words(self.refusal)


class OrderQuerySet(models.QuerySet):
    def of_shop(self, shop):
        """What a shop sees: its own orders, once there is something to do or to remember."""
        return self.filter(shop=shop).that_were()

    def that_were(self):
        """Without those whose payment never came, or was given up."""
        return self.exclude(status__in=NEVER_WAS).exclude(purchase__status__in=RELEASED)

    def of_customer(self, user):
        return self.filter(user=user, city=user.city_id)

    def to_prepare(self):
        return self.filter(status__in=TO_PREPARE)

    def at_work(self):
        return self.filter(status__in=AT_WORK)

    def ready(self):
        return self.filter(status=OrderStatus.READY)

    def to_be_fetched(self):
        """From the shop, now or soon."""
        return self.filter(status__in=STILL_TO_FETCH, way=Order.Way.PICKUP)

    def waiting_to_be_fetched(self):
        """Ready, and somebody is expected."""
        return self.ready().filter(way=Order.Way.PICKUP).with_lines().select_related("city__commune")

    def unpaid(self):
        """To be paid when they are handed over."""
        return self.filter(paid_by=Order.PaidBy.IN_SHOP)

    def being_paid(self):
        """Not orders yet: a payment was begun."""
        return self.filter(status=OrderStatus.AWAITING_PAYMENT)

    def holding_a_window(self):
        """Those that a shop expects in a window: a payment under way holds its place too."""
        return self.filter(status__in=TAKES_A_PLACE, pickup_from__isnull=False)

    def holding_a_delivery(self):
        """Those that a shop brings in a window: one that has left still takes its place."""
        return self.filter(status__in=(*TAKES_A_PLACE, OrderStatus.SENT), delivery_from__isnull=False)

    def owed_to_customers(self):
        """Withdrawn from or sent back, and not refunded yet."""
        return self.filter(status__in=(OrderStatus.WITHDRAWN, OrderStatus.RETURNED))

    def for_support(self):
        """All that became of it, oldest first; `message_count`: how much customer and shop wrote to each other."""
        return (
            self.with_lines()
            .select_related("transfer")
            .prefetch_related(
                "refunds", "papers", models.Prefetch("status_changes", OrderStatusChange.objects.order_by("pk"))
            )
            .annotate(message_count=models.Count("conversation__messages"))
            .order_by("pk")
        )

    def with_lines(self):
        return self.select_related("purchase", "shop__city__commune", "user", "tracking").prefetch_related(
            "lines__product"
        )


class Order(AbstractOrder):
    """What one shop has to do in a purchase: its number, status, delivery, papers."""

    class PaidBy(models.TextChoices):
        CARD = "card", _("carte, en ligne")
        IN_SHOP = "in_shop", _("en boutique, au retrait")

    class Way(models.TextChoices):
        PICKUP = "pickup", _("retrait")
        HOME = "home", _("livraison à domicile")
        RELAY = "relay", _("point relais")

    purchase = models.ForeignKey(Purchase, on_delete=models.PROTECT, related_name="orders", verbose_name=_("achat"))
    shop = models.ForeignKey(
        "membership.Shop", on_delete=models.PROTECT, related_name="orders", verbose_name=_("boutique")
    )
    city = models.ForeignKey(
        "membership.City", on_delete=models.PROTECT, related_name="orders", verbose_name=_("ville")
    )
    paid_by = models.CharField(_("paiement"), max_length=10, choices=PaidBy)
    way = models.CharField(_("remise"), max_length=10, choices=Way, default=Way.PICKUP)
    place = models.CharField(
        _("lieu de remise"), max_length=300, blank=True, help_text="Copied: it stays what was promised."
    )
    relay_point = models.JSONField(_("point relais"), null=True, blank=True)
    note = models.CharField(_("mot pour la boutique"), max_length=500, blank=True)
    taken_off = models.DecimalField(
        _("déduit depuis"),
        max_digits=12,
        decimal_places=2,
        default=Decimal("0.00"),
        help_text="Of its total: given back to the card, or no longer due in the shop.",
    )
    pickup_from = models.DateTimeField(_("à retirer à partir de"), null=True, blank=True)
    pickup_until = models.DateTimeField(_("à retirer jusqu’à"), null=True, blank=True)
    pickup_moved_at = models.DateTimeField(_("heure de retrait changée le"), null=True, blank=True)
    kept_until = models.DateTimeField(_("à retirer avant"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("client rappelé le"), null=True, blank=True)
    delivery_from = models.DateTimeField(_("livrée à partir de"), null=True, blank=True)
    delivery_until = models.DateTimeField(_("livrée jusqu’à"), null=True, blank=True)
    delivery_moved_at = models.DateTimeField(_("heure de livraison changée le"), null=True, blank=True)

    objects = OrderQuerySet.as_manager()

    pipeline = FOLLOWS
    cascade: dict = {}

    class Meta(AbstractOrder.Meta):
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["purchase", "shop"], name="a_shop_has_one_order_a_purchase"),
            models.CheckConstraint(
                condition=models.Q(status__in=OrderStatus.values), name="an_order_is_in_a_known_state"
            ),
            models.CheckConstraint(
                condition=~models.Q(paid_by="in_shop") | models.Q(way="pickup"), name="paid_in_the_shop_is_picked_up"
            ),
            models.CheckConstraint(
                condition=models.Q(taken_off__gte=0) & models.Q(taken_off__lte=models.F("total_incl_tax")),
                name="no_more_is_taken_off_than_was_asked",
            ),
            models.CheckConstraint(
                condition=models.Q(pickup_from=None, pickup_until=None)
                | models.Q(way="pickup", pickup_from__lt=models.F("pickup_until")),
                name="a_pickup_window_begins_before_it_ends",
            ),
            models.CheckConstraint(
                condition=models.Q(kept_until=None) | models.Q(way="pickup"), name="only_what_is_picked_up_is_kept"
            ),
            models.CheckConstraint(
                condition=models.Q(reminded_at=None) | models.Q(kept_until__isnull=False),
                name="who_is_reminded_has_a_date",
            ),
            models.CheckConstraint(
                condition=~models.Q(way="relay") | models.Q(relay_point__isnull=False),
                name="what_goes_to_a_relay_point_knows_which",
            ),
            models.CheckConstraint(
                condition=models.Q(delivery_from=None, delivery_until=None)
                | models.Q(way="home", delivery_from__lt=models.F("delivery_until")),
                name="a_delivery_window_begins_before_it_ends",
            ),
        ]
        indexes = [
            models.Index(fields=["shop", "pickup_from"], name="order_by_pickup"),
            models.Index(fields=["kept_until"], condition=models.Q(status="ready"), name="order_ready_by_date"),
            models.Index(fields=["shop", "delivery_from"], name="order_by_delivery"),
        ]

    @property
    def status_label(self):
        return OrderStatus(self.status).label

    @property
    def is_paid_by_card(self):
        return self.paid_by == self.PaidBy.CARD

    @property
    def relay(self):
        """Where the parcel waits, as it was promised; None where it isn't sent to a relay point."""
        return RelayPoint.from_json(self.relay_point) if self.relay_point else None

    @property
    def real_total(self):
        """What it costs in the end: never more than what was ordered."""
        return self.total_incl_tax - self.taken_off

    @property
    def is_at_most(self):
        """Its total may still come down: something of it is to be weighed. Of an order with its lines it costs no query."""
        is_open = self.status in (OrderStatus.AWAITING_PAYMENT, *TO_PREPARE)
        return is_open and any(line.is_at_most for line in self.lines.all())

    @property
    def pickup(self):
        """The window in which it is fetched; None where none was chosen, or somebody delivers."""
        return Window(self.pickup_from, self.pickup_until) if self.pickup_from else None

    @property
    def delivery(self):
        """The window in which it is brought; None where none was chosen, or somebody fetches it."""
        return Window(self.delivery_from, self.delivery_until) if self.delivery_from else None

    @property
    def promised(self):
        """When it is fetched or brought, as the customer chose it."""
        return self.pickup or self.delivery

    @property
    def was_moved(self):
        return bool(self.pickup_moved_at or self.delivery_moved_at)

    @property
    def promised_words(self):
        """« samedi 28 novembre, entre 10 h et 11 h », for what is read on another day."""
        return pickup_words.dated(self.promised, self.shop.city.zone) if self.promised else ""

    @property
    def pickup_words(self):
        """« samedi 28 novembre, entre 10 h et 11 h », for what is read on another day."""
        return pickup_words.dated(self.pickup, self.shop.city.zone) if self.pickup else ""

    @property
    def kept_words(self):
        """« samedi 28 novembre, 19 h »: what it is to be fetched before; empty until it is ready."""
        return pickup_words.until(self.kept_until, self.shop.city.zone) if self.kept_until else ""


class OrderStatusChange(AbstractOrderStatusChange):
    """Who changed an order's state, and acting as whom; rows are added, never edited."""

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("par"),
    )
    acting_as = models.CharField(_("au titre de"), max_length=150, blank=True)
    cause = models.CharField(_("raison"), max_length=250, blank=True)
    at = models.DateTimeField(_("le"), null=True)

    @property
    def new_label(self):
        return OrderStatus(self.new_status).label


from commerce.order.line_models import Line  # noqa: F401
from commerce.order.pickup_event_models import PickupEvent  # noqa: F401
from commerce.order.real_price_models import RealPrice  # noqa: F401
from commerce.order.tracking_models import Tracking  # noqa: F401
from oscar.apps.order.models import *
