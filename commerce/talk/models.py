from django.db import models
from django.utils.translation import gettext_lazy as _

from commerce.order.models import Order
from kit import clock
from kit.models import Frozen, FrozenQuerySet
from membership.models import Shop, User

LONGEST = 2000


class Side(models.TextChoices):
    CUSTOMER = "customer", _("client")
    SHOP = "shop", _("boutique")

    @property
    def other(self) -> "Side":
        return Side.SHOP if self == Side.CUSTOMER else Side.CUSTOMER


class ConversationQuerySet(models.QuerySet["Conversation"]):
    def of_shop(self, shop: Shop) -> "ConversationQuerySet":
        return self.filter(order__in=Order.objects.of_shop(shop))

    def of_customer(self, user: User) -> "ConversationQuerySet":
        return self.filter(order__user=user, order__city=user.city_id)

    def waiting_for(self, side: Side) -> "ConversationQuerySet":
        """Something was written that this side hasn't read."""
        return self.filter(**{f"{side}_unread__gt": 0})

    def to_show(self) -> "ConversationQuerySet":
        return self.select_related("order__shop__city__commune", "order__purchase").order_by("-pk")


class Conversation(models.Model):
    """About one order: how much each side hasn't read, and when it was last told so by mail. What was said are its
    `messages`."""

    order = models.OneToOneField(Order, on_delete=models.PROTECT, related_name="conversation")
    customer_unread = models.PositiveSmallIntegerField(default=0)
    shop_unread = models.PositiveSmallIntegerField(default=0)
    customer_told_at = models.DateTimeField(null=True, blank=True)
    shop_told_at = models.DateTimeField(null=True, blank=True)

    objects = ConversationQuerySet.as_manager()

    class Meta:
        verbose_name = _("conversation")
        indexes = [
            models.Index(fields=["order"], condition=models.Q(shop_unread__gt=0), name="talk_for_the_shop"),
            models.Index(fields=["order"], condition=models.Q(customer_unread__gt=0), name="talk_for_the_customer"),
        ]

    def __str__(self) -> str:
        return self.order.number

    def unread(self, side: Side) -> int:
        return getattr(self, f"{side}_unread")


class MessageQuerySet(FrozenQuerySet):
    def by_side(self, side: Side) -> "MessageQuerySet":
        return self.filter(side=side)

    def after(self, pk: int) -> "MessageQuerySet":
        return self.filter(pk__gt=pk)

    def about(self, orders: models.QuerySet[Order]) -> "MessageQuerySet":
        """Oldest first, with what the order and who wrote are called."""
        found = self.filter(conversation__order__in=orders)
        return found.select_related("conversation__order__shop", "by").order_by("pk")

    def forget_words(self) -> int:
        """The one change: a customer's account is closed. That something was written, and when, stays."""
        gone = str(_("Message effacé à la demande de la personne."))
        return models.QuerySet.update(self, words=gone)


class Message(Frozen):
    """One side wrote to the other. Never edited; `acting_as` is what a customer reads as the author."""

    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="messages")
    side = models.CharField(_("de"), max_length=8, choices=Side)
    by = models.ForeignKey(User, verbose_name=_("par"), on_delete=models.PROTECT, related_name="+")
    acting_as = models.CharField(_("au titre de"), max_length=150)
    is_team = models.BooleanField(_("l’équipe, pour la boutique"), default=False)
    words = models.TextField(_("message"), max_length=LONGEST)
    at = models.DateTimeField(_("le"), default=clock.now)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message d’une commande")
        verbose_name_plural = _("messages des commandes")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(words=""), name="a_message_says_something"),
            models.CheckConstraint(
                condition=models.Q(is_team=False) | models.Q(side="shop"), name="the_team_writes_for_shops_alone"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.conversation_id}, {self.acting_as}"
