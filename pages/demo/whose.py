"""Whose data is in the database: nobody's, the demonstration's, half of the demonstration's, or somebody's."""

from enum import Enum

from membership.models import City, Member, Shop, User

# SIREN numbers of real companies never begin so; all of the cast's do.
INVENTED_SIREN = "000"
INVENTED_ADDRESS = "@example.org"
# Made last of all: while this account is missing, the loading hasn't come to its end.
LAST_PERSON = "operator@example.org"


class Whose(Enum):
    NOBODYS = "nobody's"
    DEMOS = "the demonstration's"
    HALF = "half of the demonstration's"
    REAL = "somebody's"


def whose() -> Whose:
    """Data that might be somebody's is somebody's: then nothing may be loaded over it, and nothing be wiped."""
    if Member.objects.exclude(siren__startswith=INVENTED_SIREN).exists():
        return Whose.REAL
    if User.objects.filter(city=None, email=LAST_PERSON, is_superuser=True).exists():
        return Whose.DEMOS
    if User.objects.exclude(email__endswith=INVENTED_ADDRESS).exists():
        return Whose.REAL
    things = (Member, Shop, City, User)
    return Whose.HALF if any(model.objects.exists() for model in things) else Whose.NOBODYS
