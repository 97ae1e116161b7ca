"""What each offer allows: one row an offer. Prices are dated data (`membership.models.PlanPrice`)."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Plan:
    code: str
    name: str | Promise
    has_mini_site: bool
    has_desk: bool
    may_sell: bool
    photos: int  # how many its page shows


STANDARD = Plan("standard", _("Standard"), has_mini_site=False, has_desk=False, may_sell=False, photos=8)
PRO = Plan("pro", _("Pro"), has_mini_site=True, has_desk=True, may_sell=True, photos=24)
ALL = {plan.code: plan for plan in (STANDARD, PRO)}
