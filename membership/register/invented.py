"""The demonstration's register: numbers that are nobody's (their SIREN begins with 000), one of each kind."""

from dataclasses import replace

from membership.register.answers import Answer, Facts, Outcome

SOURCE = "registre de la démonstration"

# What the demonstration offers for a try; the others have applied already.
FRESH = "00030005300014"

_TORREFACTION = Facts(
    siret="00030001200010",
    legal_name="BRÛLERIE DES QUAIS",
    legal_form="SARL",
    sign="La Brûlerie des quais",
    category="PME",
    street_address="12 quai des Cordeliers",
    postcode="74000",
    insee_code="74010",
    town="Annecy",
    activity_code="47.29Z",
)
KNOWN = {
    facts.siret: facts
    for facts in (
        _TORREFACTION,
        replace(
            _TORREFACTION,
            siret=FRESH,
            legal_name="L’ATELIER DU VÉLO BLEU",
            legal_form="EURL",
            sign="Le Vélo bleu",
            street_address="7 rue des Glières",
            activity_code="47.64Z",
        ),
        replace(
            _TORREFACTION,
            siret="00030002000013",
            legal_name="MERCERIE DES ARCADES",
            legal_form="Entrepreneur individuel",
            sign="",
            street_address="3 rue de la Chouette",
            postcode="22100",
            insee_code="22050",
            town="Dinan",
            activity_code="47.51Z",
        ),
        replace(
            _TORREFACTION,
            siret="00030003800015",
            legal_name="AU TEMPS PASSÉ",
            legal_form="EURL",
            sign="Au temps passé",
            is_open=False,
            is_active=False,
            activity_code="47.79Z",
        ),
        replace(
            _TORREFACTION,
            siret="00030004600018",
            legal_name="GRANDES ENSEIGNES RÉUNIES",
            legal_form="SA",
            sign="Maxi Panier",
            category="GE",
            open_places=412,
            activity_code="47.11F",
        ),
    )
}


def ask(siret: str) -> Answer:
    facts = KNOWN.get(siret)
    return Answer(Outcome.FOUND if facts else Outcome.UNKNOWN, SOURCE, facts)
