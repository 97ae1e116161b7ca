"""Why an order can't be placed, in words of the person who wanted to: what happened, what we did, what to do now."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commerce.checkout.recap import Part
from commerce.order import pickup_words, placing
from commerce.order.holds import SoldOut
from commerce.order.pickups import Gone, WindowsAreGone
from commerce.shipping.relay.asking import PointIsGone
from commerce.shipping.relay.points import RelayIsSilent
from kit import clock
from kit.money import format_money


def sentence(refusal: Exception) -> str:
    if isinstance(refusal, SoldOut):
        title = refusal.record.product.title
        if not refusal.left:
            return _("%(title)s vient d’être vendu. Votre panier est gardé : retirez cet article pour continuer.") % {
                "title": title
            }
        return ngettext(
            "Il ne reste que %(left)d %(title)s. Votre panier est gardé : changez la quantité pour continuer.",
            "Il ne reste que %(left)d %(title)s. Votre panier est gardé : changez la quantité pour continuer.",
            refusal.left,
        ) % {"left": refusal.left, "title": title}
    if isinstance(refusal, WindowsAreGone):
        return " ".join([*(_gone(each) for each in refusal.gone), _("Rien n’a été commandé, le reste est gardé.")])
    if isinstance(refusal, placing.NobodyToCall):
        return _("Pour vous appeler si un produit manque, il nous faut votre numéro. Rien n’a été commandé.")
    if isinstance(refusal, PointIsGone | placing.PointIsMissing):
        return _(
            "Ce point relais n’est plus proposé. Rien n’a été commandé, le reste est gardé : choisissez-en un autre."
        )
    if isinstance(refusal, RelayIsSilent):
        return _(
            "Les points relais ne répondent pas. Rien n’a été commandé, tout est gardé : réessayez dans une minute, "
            "ou choisissez une autre façon de recevoir."
        )
    if isinstance(refusal, placing.AccountIsClosed):
        return _("Ce compte est fermé. Rien n’a été commandé.")
    if isinstance(refusal, placing.AgeIsNotDeclared):
        return _("Il y a de l’alcool dans votre panier : dites que vous avez 18 ans ou plus. Rien n’a été commandé.")
    if isinstance(refusal, placing.TotalChanged):
        return _("Un prix a changé pendant que vous lisiez. Voici le nouveau total : rien n’a été commandé.")
    if isinstance(refusal, placing.PaymentChanged):
        return _(
            "Un commerce a changé de moyen de paiement pendant que vous lisiez. Voici ce qui se paie maintenant et ce "
            "qui se paie en boutique : rien n’a été commandé."
        )
    if isinstance(refusal, placing.TooLittleForACard):
        return _("Par carte, il faut au moins 0,50 €. Ajoutez un article, ou passez à la boutique.")
    if isinstance(refusal, placing.WayIsGone):
        return _("%(shop)s ne propose plus cette livraison. Choisissez à nouveau comment recevoir sa commande.") % {
            "shop": refusal.shop.name
        }
    if isinstance(refusal, placing.BelowMinimum):
        return _(
            "Encore %(missing)s chez %(shop)s pour être livré à cette adresse. Rien n’a été commandé : ajoutez un "
            "article, ou passez à la boutique."
        ) % {"shop": refusal.shop.name, "missing": format_money(refusal.missing)}
    if isinstance(refusal, placing.ShopCantSell):
        return _("%(shop)s ne vend plus en ligne pour le moment. Retirez ses articles pour continuer.") % {
            "shop": refusal.shop.name
        }
    return _("Votre panier est vide.")


def _gone(gone: Gone) -> str:
    """Which window it was, and what is proposed instead."""
    shop, zone, now = gone.wanted.shop, gone.wanted.shop.city.zone, clock.now()
    told = {"shop": shop.name, "window": pickup_words.sentence(gone.wanted.window, zone, now)}
    if gone.next is None:
        return _("%(shop)s : %(window)s n’est plus libre, et aucune autre heure ne l’est.") % told
    told["next"] = pickup_words.sentence(gone.next, zone, now)
    return _("%(shop)s : %(window)s n’est plus libre. La prochaine heure libre : %(next)s.") % told


def unsettled(parts: Sequence[Part]) -> str:
    """Of parts whose time wasn't chosen, or went while the customer was reading."""
    zone, now = parts[0].shop.city.zone, clock.now()
    lost = [part for part in parts if part.window is not None]
    if not lost:
        fetched, brought = (_names(part for part in parts if part.method.is_home == is_home) for is_home in (0, 1))
        told = [_("Dites quand vous passez chez %(shops)s.") % {"shops": fetched}] if fetched else []
        if brought:
            told.append(_("Dites quand vous êtes chez vous pour %(shops)s.") % {"shops": brought})
        return " ".join(told)
    return " ".join(
        _("%(shop)s : %(window)s n’est plus libre. Choisissez une autre heure.")
        % {"shop": part.shop.name, "window": pickup_words.sentence(part.window, zone, now)}
        for part in lost
        if part.window is not None
    )


def _names(parts: Iterable[Part]) -> str:
    return ", ".join(part.shop.name for part in parts)


def too_little(parts: Sequence[Part]) -> str:
    """Of parts that were to be brought, until something was taken out of the basket."""
    return " ".join(
        _("Encore %(missing)s chez %(shop)s pour être livré à cette adresse.")
        % {"shop": part.shop.name, "missing": format_money(part.missing_to_order)}
        for part in parts
    )


def where(refusal: Exception) -> str:
    """The page on which the person can do something about it."""
    if isinstance(refusal, placing.TotalChanged | placing.PaymentChanged | placing.AgeIsNotDeclared):
        return "checkout-pay"
    if isinstance(refusal, PointIsGone | placing.PointIsMissing | RelayIsSilent):
        return "checkout-relay"
    is_about_ways = placing.WayIsGone | placing.BelowMinimum | placing.NobodyToCall | WindowsAreGone
    return "checkout-ways" if isinstance(refusal, is_about_ways) else "basket"


def total_seen(posted: Mapping[str, str], name: str = "total") -> Decimal | None:
    """What stood above the button: the total, or `by_card`, what of it is paid at once."""
    try:
        return Decimal(posted.get(name, ""))
    except InvalidOperation:
        return None
