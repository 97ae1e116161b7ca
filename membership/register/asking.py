"""Who is asked: nobody (the default), the demonstration's register, or the State's."""

from django.conf import settings

from membership.register import annuaire, invented
from membership.register.answers import Answer, Outcome

OFF, INVENTED = "", "demo"


def is_on() -> bool:
    return settings.COMPANY_REGISTER != OFF


def ask(siret: str) -> Answer:
    """What the register says of a SIRET. It may take seconds: only tasks ask."""
    if settings.COMPANY_REGISTER == OFF:
        return Answer(Outcome.OFF)
    if settings.COMPANY_REGISTER == INVENTED:
        return invented.ask(siret)
    return annuaire.ask(settings.COMPANY_REGISTER, siret)
