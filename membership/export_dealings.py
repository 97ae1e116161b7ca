"""What passed between a shop and us, as files: help, visits, corrections, measures."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from kit.open_files import facts, table
from membership.exports import Part
from membership.models import ActedChange, Acting, Correction, FactChange, HelpRequest, Shop, ShopEvent, Suspension

HELP_FACTS = "kind topic words phone call_at state asked_at ended_at closing_words".split()
MEASURE_FACTS = (
    "measure ground reason facts why_sooner told_at takes_effect_at in_effect_at answer answered_at decision "
    "decision_words decided_at ended_at ended_why"
).split()


def parts(shop: Shop) -> Iterator[Part]:
    """Empty files are left out: most shops never were visited nor warned."""
    asked = [{name: getattr(each, name) for name in HELP_FACTS} for each in HelpRequest.objects.of(shop).latest_first()]
    if asked:
        yield Part("echanges/aide.json", _("Vos demandes d’aide et ce qui leur a été répondu."), facts(asked))
    if visits := _visits(shop):
        yield Part(
            "echanges/visites.csv",
            _("Ce que l’équipe a changé pour vous, visite par visite."),
            table([_("Quand"), _("Qui"), _("Raison"), _("Quoi")], visits),
        )
    if changes := list(FactChange.objects.of_member(shop.member).with_people()):
        yield Part(
            "echanges/changements.csv",
            _("Ce qui a changé dans vos mentions légales et votre profil."),
            table(
                [_("Quand"), _("Qui"), _("Quoi"), _("Avant"), _("Après")],
                [(each.at, each.who, each.label, each.before, each.after) for each in changes],
            ),
        )
    if corrections := list(Correction.objects.for_member(shop.member)):
        yield Part(
            "echanges/corrections.csv",
            _("Les corrections que vous avez demandées, et nos réponses."),
            table(
                [_("Quand"), _("Demande"), _("Réponse")],
                [(each.asked_at, each.words, each.answer) for each in corrections],
            ),
        )
    yield from _measures(shop)


def _visits(shop: Shop) -> list[tuple[object, ...]]:
    """One row a change; a visit that changed nothing has one row too."""
    visits = Acting.objects.of(shop).latest_first().with_all()
    changes: dict[int, list[ActedChange]] = {}
    for change in ActedChange.objects.on_visits_to(shop):
        changes.setdefault(change.acting_id, []).append(change)
    rows: list[tuple[object, ...]] = []
    for visit in visits:
        made = changes.get(visit.pk, [])
        rows += [(each.at, str(visit.staff), visit.reason, each.words) for each in made]
        rows += [] if made else [(visit.began_at, str(visit.staff), visit.reason, "")]
    return rows


def _measures(shop: Shop) -> Iterator[Part]:
    measures = [{name: getattr(each, name) for name in MEASURE_FACTS} for each in Suspension.objects.of_shop(shop)]
    if measures:
        yield Part("echanges/mesures.json", _("Les suspensions, leurs raisons, vos réponses."), facts(measures))
    if events := list(ShopEvent.objects.of_shop(shop)):
        yield Part(
            "echanges/mesures-historique.csv",
            _("Ce qui s’est passé, jour par jour."),
            table(
                [_("Quand"), _("Quoi"), _("Mots")], [(each.at, each.get_kind_display(), each.words) for each in events]
            ),
        )
