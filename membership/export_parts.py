"""What membership knows of a shop, as files."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from kit import clock
from kit.open_files import facts, table
from membership.exports import Part
from membership.models import Application, Invoice, Shop

SHOP_FACTS = (
    "name slug siret status trade trade_label tagline words colour second_colour street_address postcode latitude "
    "longitude phone email website social_links hours counter_payments created_at changed_at"
).split()
MEMBER_FACTS = (
    "siren legal_name legal_form register_entry vat_number is_vat_exempt activity_code activity_revision legal_address "
    "contact_name contact_email contact_phone created_at"
).split()
SUBSCRIPTION_FACTS = "status began_on paid_until pro_until ends_at_period_end".split()
APPLICATION_FACTS = (
    "state siret shop_name trade legal_name legal_form street_address postcode contact_name email phone offer words "
    "terms_version terms_accepted_at sent_at decided_at reason"
).split()

INVOICE_HEADINGS = ("numero", "sorte", "date", "total_ttc")


def parts(shop: Shop) -> Iterator[Part]:
    told = {
        "commerce": {name: getattr(shop, name) for name in SHOP_FACTS} | {"ville": shop.city.name},
        "adherent": {name: getattr(shop.member, name) for name in MEMBER_FACTS},
    }
    yield Part(
        "commerce/commerce.json", _("Votre commerce et votre entreprise, tels que nous les connaissons."), facts(told)
    )
    yield Part(
        "commerce/horaires.json",
        _("Vos horaires, dans le vocabulaire schema.org."),
        facts(shop.calendar.schema_org(clock.now())),
    )
    yield Part(
        "commerce/equipe.csv",
        _("Qui agit pour le commerce."),
        table(
            [_("Nom"), _("Adresse e-mail"), _("Rôle")],
            [(str(role.user), role.user.email, role.get_role_display()) for role in shop.roles.owners_first()],
        ),
    )
    yield Part(
        "commerce/equipe-historique.csv",
        _("Ce qui a changé parmi ces personnes."),
        table(
            [_("Quand"), _("Qui"), _("Quoi")],
            [(event.at, event.by_name, event.words) for event in shop.crew_events.all()],
        ),
    )
    yield from _contract(shop)
    yield from _invoices(shop)
    yield Part(
        "commerce/demandes.json",
        _("Vos demandes d’inscription et ce qui leur a été répondu."),
        facts(
            [
                {name: getattr(each, name) for name in APPLICATION_FACTS}
                for each in Application.objects.accepted_for(shop)
            ]
        ),
    )


def _contract(shop: Shop) -> Iterator[Part]:
    subscription = getattr(shop, "subscription", None)
    if subscription is None:
        return
    told = {name: getattr(subscription, name) for name in SUBSCRIPTION_FACTS} | {"price": subscription.price.amount}
    yield Part("commerce/abonnement.json", _("Votre offre Pro : son prix, ses dates."), facts(told))


def _invoices(shop: Shop) -> Iterator[Part]:
    invoices = list(Invoice.objects.of_shop(shop).with_corrected().order_by("pk"))
    if not invoices:
        return
    rows = [(each.number, each.get_kind_display(), each.issued_on, each.total) for each in invoices]
    yield Part(
        "factures/factures.csv",
        _("Vos factures Pro, une par ligne ; chacune en PDF à côté."),
        table(INVOICE_HEADINGS, rows),
    )
