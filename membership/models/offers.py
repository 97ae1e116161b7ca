"""What Pro costs, from when to when, and each shop's subscription to it."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.db import models
from django.db.models.functions import Coalesce, Greatest
from django.utils.translation import gettext_lazy as _

from kit import clock
from membership.models.members import Shop
from membership.models.places import City

STRUCK_AFTER = timedelta(days=30)


class PlanPriceQuerySet(models.QuerySet["PlanPrice"]):
    def current(self, on: date | None = None) -> "PlanPrice":
        """What a shop that joins on this day pays."""
        on = on or clock.today()
        return self.in_force(on).order_by("amount").first() or self.latest("valid_from")

    def in_force(self, on: date) -> "PlanPriceQuerySet":
        return self.filter(valid_from__lte=on).filter(models.Q(valid_to=None) | models.Q(valid_to__gte=on))

    def after(self, price: "PlanPrice") -> "PlanPrice | None":
        """What comes when an offer ends (« puis 10 € »): the list price that isn't over, if it is more than this one."""
        dearer = self.filter(kind=PlanPrice.Kind.LIST, amount__gt=price.amount)
        return dearer.exclude(valid_to__lt=clock.today()).order_by("-valid_from").first()

    def at_stripe(self, price_id: str) -> "PlanPrice | None":
        return self.filter(stripe_price_id=price_id).exclude(stripe_price_id="").first()

    def was_charged(self, price: "PlanPrice", on: date) -> bool:
        """Whether the list price was really paid for a month that runs, or ended within the thirty days before: only then
        may it be struck. A payment page that was opened and left proves nothing."""
        if price.kind != PlanPrice.Kind.LIST or price.charged_from is None or price.charged_until is None:
            return False
        return price.charged_from <= on <= price.charged_until + STRUCK_AFTER

    def note_payment(self, price: "PlanPrice", *, on: date, until: date) -> None:
        """A month that ends on `until` was paid at this price."""
        self.filter(pk=price.pk).update(
            charged_from=Coalesce("charged_from", models.Value(on)),
            charged_until=Greatest(Coalesce("charged_until", models.Value(until)), models.Value(until)),
        )


class PlanPrice(models.Model):
    """A price of Pro, tax included, a month. Rows are added, never edited: members keep theirs. `charged_from` and
    `charged_until` are the days that were really paid at it, by whoever."""

    class Kind(models.TextChoices):
        LIST = "list", _("prix normal")
        LAUNCH = "launch", _("offre de lancement")

    kind = models.CharField(_("sorte"), max_length=10, choices=Kind)
    amount = models.DecimalField(_("prix par mois, TTC"), max_digits=6, decimal_places=2)
    valid_from = models.DateField(_("proposé depuis"))
    valid_to = models.DateField(_("proposé jusqu’au"), null=True, blank=True)
    charged_from = models.DateField(_("payé pour la première fois le"), null=True, blank=True, editable=False)
    charged_until = models.DateField(_("payé jusqu’au"), null=True, blank=True, editable=False)
    stripe_price_id = models.CharField(max_length=100, blank=True, editable=False)

    objects = PlanPriceQuerySet.as_manager()

    class Meta:
        verbose_name = _("prix de l’offre Pro")
        verbose_name_plural = _("prix de l’offre Pro")
        ordering = ["valid_from"]
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="pro_costs_something"),
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
                name="a_price_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.amount} €"


class SubscriptionQuerySet(models.QuerySet["Subscription"]):
    def untold(self, at: datetime) -> "SubscriptionQuerySet":
        """Pro began or ended and nobody was told: mostly those whose time ran out."""
        is_over = models.Q(pro_until=None) | models.Q(pro_until__lte=at)
        return self.filter(models.Q(was_pro=True) & is_over | models.Q(was_pro=False, pro_until__gt=at))

    def in_city(self, city: City) -> "SubscriptionQuerySet":
        return self.filter(shop__city=city)

    def besides(self, subscription: "Subscription") -> "SubscriptionQuerySet":
        return self.exclude(pk=subscription.pk)

    def asked_about(self, at: datetime) -> "SubscriptionQuerySet":
        """Those about which Stripe was asked when it was time to."""
        return self.filter(models.Q(next_check_at=None) | models.Q(next_check_at__gt=at))

    def to_check(self, at: datetime) -> "SubscriptionQuerySet":
        """Those about which Stripe should have said something by now."""
        return self.filter(next_check_at__lte=at).order_by("next_check_at")

    def shop_of(self, stripe_id: str) -> int | None:
        return self.filter(stripe_subscription_id=stripe_id).values_list("shop_id", flat=True).first()

    def at_stripe(self, stripe_id: str) -> "SubscriptionQuerySet":
        return self.filter(stripe_subscription_id=stripe_id)

    def paid_by(self, customer_id: str) -> "SubscriptionQuerySet":
        return self.filter(stripe_customer_id=customer_id).exclude(stripe_customer_id="")

    def live(self) -> "SubscriptionQuerySet":
        return self.filter(status__in=Subscription.LIVE)

    def unknown_to(self, stripe_ids: Collection[str]) -> list["Subscription"]:
        """Those that aren't among these contracts of Stripe's."""
        return [row for row in self.order_by("pk") if row.stripe_subscription_id not in stripe_ids]

    def not_live(self) -> "SubscriptionQuerySet":
        return self.exclude(status__in=Subscription.LIVE)

    def failing(self) -> "SubscriptionQuerySet":
        return self.filter(status=Subscription.Status.PAST_DUE)

    def ending(self) -> "SubscriptionQuerySet":
        """Those that nothing is expected to renew: given notice, failing, or ended already."""
        return self.filter(models.Q(ends_at_period_end=True) | ~models.Q(status=Subscription.Status.ACTIVE))

    def with_shop(self) -> "SubscriptionQuerySet":
        return self.select_related("shop__city__commune", "shop__member", "price")


class Subscription(models.Model):
    """A shop's Pro. `pro_until` is the moment Pro ends by itself unless something is paid: one date to compare."""

    class Status(models.TextChoices):
        PENDING = "pending", _("en attente de paiement")
        ACTIVE = "active", _("active")
        PAST_DUE = "past_due", _("paiement en échec")
        ENDED = "ended", _("terminée")

    LIVE = (Status.ACTIVE, Status.PAST_DUE)  # a contract at Stripe that goes on or can still be paid

    shop = models.OneToOneField(Shop, on_delete=models.CASCADE, related_name="subscription", verbose_name=_("boutique"))
    price = models.ForeignKey(PlanPrice, on_delete=models.PROTECT, related_name="subscriptions", verbose_name=_("prix"))
    status = models.CharField(_("état"), max_length=10, choices=Status, default=Status.PENDING)
    paid_until = models.DateTimeField(_("payé jusqu’au"), null=True, blank=True)
    pro_until = models.DateTimeField(_("Pro jusqu’au"), null=True, blank=True, db_index=True)
    ends_at_period_end = models.BooleanField(_("résiliée"), default=False)
    began_on = models.DateField(_("depuis le"), null=True, blank=True)
    stripe_customer_id = models.CharField(max_length=100, blank=True, editable=False, db_index=True)
    stripe_subscription_id = models.CharField(max_length=100, blank=True, editable=False, db_index=True)
    stripe_checkout_id = models.CharField(max_length=100, blank=True, editable=False)
    was_pro = models.BooleanField(default=False, editable=False, help_text="What was told last.")
    version = models.PositiveIntegerField(default=0, editable=False, help_text="One more with each answer of Stripe.")
    next_check_at = models.DateTimeField(null=True, blank=True, editable=False, db_index=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("abonnement")
        constraints = [
            models.UniqueConstraint(
                fields=["stripe_subscription_id"],
                condition=~models.Q(stripe_subscription_id=""),
                name="a_stripe_subscription_is_one_shops",
            )
        ]

    def __str__(self) -> str:
        return f"{self.shop}: {self.get_status_display()}"

    @property
    def is_running(self) -> bool:
        return self.is_running_at(clock.now())

    def is_running_at(self, at: datetime) -> bool:
        return self.pro_until is not None and self.pro_until > at

    @property
    def is_live(self) -> bool:
        return self.status in self.LIVE

    @property
    def is_failing(self) -> bool:
        return self.status == self.Status.PAST_DUE

    @property
    def may_be_cancelled(self) -> bool:
        return self.is_live and not self.ends_at_period_end

    @property
    def may_be_resumed(self) -> bool:
        return self.status == self.Status.ACTIVE and self.ends_at_period_end and self.is_running

    @property
    def has_card(self) -> bool:
        return bool(self.stripe_customer_id)

    @property
    def is_in_grace(self) -> bool:
        return self.is_running and self.paid_until is not None and self.paid_until <= clock.now()
