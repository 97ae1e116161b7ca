"""What a suspension shows: to the merchant in their space, to staff among what waits."""

from django.urls import reverse
from django.utils.translation import ngettext

from membership.hub import Part
from membership.models import Shop, Suspension, User
from membership.suspension_forms import AnswerForm
from membership.waiting import Waiting


def part(shop: Shop, user: User) -> Part | None:
    """The measure that is announced or in effect, its reasons, and where to answer."""
    suspension = Suspension.objects.of_shop(shop).open().first()
    if suspension is None and shop.is_listed:
        return None
    may_answer = suspension is not None and suspension.may_be_answered and shop.roles.is_owner(user)
    return Part(
        "membership/standing/suspended.html",
        {"suspension": suspension, "form": AnswerForm() if may_answer else None},
    )


def answers_waiting() -> list[Waiting]:
    count = Suspension.objects.answer_waiting().count()
    if not count:
        return []
    text = ngettext(
        "%(count)d réponse à une suspension à examiner", "%(count)d réponses à une suspension à examiner", count
    )
    return [Waiting(text % {"count": count}, reverse("suspensions_modeladmin_index") + "?etat=answered")]
