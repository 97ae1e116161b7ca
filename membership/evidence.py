"""What was typed beside what the register says, and what staff should look at twice."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.search_text import normalise
from membership.models import Application, Member
from membership.register.answers import Outcome


@dataclass(frozen=True)
class Row:
    label: str | Promise
    typed: str
    told: str

    @property
    def differs(self) -> bool:
        """Whether the register says something else, accents, case and punctuation left out."""
        return bool(self.told) and normalise(self.typed) != normalise(self.told)


def rows(application: Application) -> list[Row]:
    """Term by term; what the register doesn't know stays empty."""
    facts = application.facts
    commune = application.commune
    return [
        Row(gettext_lazy("Nom du commerce"), application.shop_name, facts.sign if facts else ""),
        Row(gettext_lazy("Dénomination légale"), application.legal_name, facts.legal_name if facts else ""),
        Row(gettext_lazy("Forme juridique"), application.legal_form, facts.legal_form if facts else ""),
        Row(gettext_lazy("Adresse"), application.street_address, facts.street_address if facts else ""),
        Row(gettext_lazy("Code postal"), application.postcode, facts.postcode if facts else ""),
        Row(gettext_lazy("Ville"), commune.name if commune else "", facts.town if facts else ""),
        Row(gettext_lazy("Code d’activité"), application.activity_code, facts.activity_code if facts else ""),
    ]


def warnings(application: Application) -> list[str]:
    """Sentences that ask for a second look; none for a clean application, nor for one that was decided."""
    if application.state in Application.ENDED:
        return []
    found = []
    facts = application.facts
    if facts is None:
        found.append(_unseen(application.register_outcome))
    else:
        if facts.is_closed:
            found.append(_("Le registre dit cet établissement fermé, ou l’entreprise cessée."))
        if facts.is_large:
            places = facts.open_places
            found.append(
                _("Grande entreprise ou chaîne : catégorie %(category)s, %(count)d établissements ouverts.")
                % {"category": facts.category or "?", "count": places}
            )
    if application.is_franchise:
        found.append(_("Se dit franchisé indépendant : à décider au cas par cas."))
    earlier = Application.objects.refused_before(application)
    if earlier is not None:
        found.append(_("Ce SIRET a déjà été refusé : « %(reason)s »") % {"reason": earlier.reason})
    member = Member.objects.filter(siren=application.siren).first()
    if member is not None:
        found.append(_("Cette entreprise est déjà adhérente : %(name)s.") % {"name": member.legal_name})
    return found


def _unseen(outcome: str) -> str:
    return {
        Outcome.UNKNOWN: _(
            "Le registre ne montre pas ce SIRET : certaines entreprises ne sont pas publiées. À vérifier."
        ),
        Outcome.SILENT: _("Le registre n’a pas répondu : interrogez-le encore, ou vérifiez à la main."),
    }.get(outcome, _("Aucun registre n’est interrogé ici : à vérifier à la main."))  # type: ignore[call-overload]
