"""Staff's table of suspensions, and the page where one is taken back, lifted, or its answer decided."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.admin import SimpleListFilter
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import InspectView

from membership import suspending
from membership.modeladmin_rights import ReadOnly
from membership.models import Suspension, User
from membership.suspension_forms import WhyForm
from membership.town_filters import TownOfShopFilter

Decision = Suspension.Decision


class StandingFilter(SimpleListFilter):
    title = gettext_lazy("état")
    parameter_name = "etat"
    states: dict[str, tuple[Any, Callable[[Any], Any]]] = {
        "answered": (gettext_lazy("réponse à examiner"), lambda rows: rows.answer_waiting()),
        "announced": (gettext_lazy("annoncée"), lambda rows: rows.announced()),
        "running": (gettext_lazy("en vigueur"), lambda rows: rows.running()),
        "ended": (gettext_lazy("finie"), lambda rows: rows.exclude(ended_at=None)),
    }

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(key, label) for key, (label, _rows) in self.states.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        state = self.states.get(self.value() or "")
        return state[1](queryset) if state else queryset


class DecidedOnly(ReadOnly):
    """History is written by acts alone."""

    def user_can_decide(self, user: User) -> bool:
        return self.user_has_specific_permission(user, self.get_perm_codename("change"))


class SuspensionView(InspectView):
    """One measure. POST `verb` does what its button says."""

    page_title = gettext_lazy("Suspension")
    form: WhyForm | None = None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        suspension: Suspension = self.instance
        context = {
            "suspension": suspension,
            "events": suspension.events.with_people(),
            "form": self.form or WhyForm(),
            "may_decide": self.permission_helper.user_can_decide(self.request.user),
        }
        return super().get_context_data(**{**context, **kwargs})

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.permission_helper.user_can_decide(request.user):
            raise PermissionDenied
        self.form = WhyForm(request.POST)
        verb = VERBS.get(request.POST.get("verb", ""))
        if verb is None or not self.form.is_valid():
            return self.get(request, *args, **kwargs)
        try:
            messages.success(request, verb(self.instance, request.user, self.form.cleaned_data["words"]))
        except suspending.NoReason:
            self.form.add_error("words", _("Écrivez quelques mots : c’est ce que la personne lira."))
            return self.get(request, *args, **kwargs)
        except (suspending.NothingOpen, suspending.NothingToDecide, suspending.NothingToAnswer):
            messages.error(request, _("Quelqu’un a été plus rapide : rien n’a été fait."))
        return redirect(self.url_helper.get_action_url("inspect", self.instance.pk))


def _withdraw(suspension: Suspension, by: User, words: str) -> str:
    suspending.withdraw(suspension=suspension, by=by, why=words)
    return _("L’annonce est retirée. Le mail est parti.")


def _lift(suspension: Suspension, by: User, words: str) -> str:
    suspending.lift(suspension=suspension, by=by, why=words)
    return _("%(shop)s est de retour. Le mail est parti.") % {"shop": suspension.shop.name}


def _keep(suspension: Suspension, by: User, words: str) -> str:
    suspending.decide(suspension=suspension, by=by, decision=Decision.KEPT, words=words)
    return _("La mesure est maintenue, la raison est partie par e-mail.")


def _grant(suspension: Suspension, by: User, words: str) -> str:
    suspending.decide(suspension=suspension, by=by, decision=Decision.GRANTED, words=words)
    return _("La réponse est acceptée, la mesure est finie. Le mail est parti.")


def _answer(suspension: Suspension, by: User, words: str) -> str:
    suspending.answer(suspension=suspension, by=by, words=words)
    return _("La réponse est gardée. Le commerçant en reçoit une copie.")


VERBS = {"withdraw": _withdraw, "lift": _lift, "keep": _keep, "grant": _grant, "answer": _answer}


class SuspensionAdmin(ModelAdmin):
    model = Suspension
    menu_label = gettext_lazy("Suspensions")
    menu_icon = "warning"
    base_url_path = "suspensions"
    permission_helper_class = DecidedOnly
    inspect_view_enabled = True
    inspect_view_class = SuspensionView
    inspect_template_name = "membership/standing/suspension.html"
    list_display = ("shop", "town", "measure", "state", "ground", "told_at", "takes_effect_at", "answer_state")
    list_filter = (StandingFilter, "measure", "ground", TownOfShopFilter)
    list_select_related = ("shop__city__commune", "by")
    list_export = (
        *list_display,
        "reason",
        "facts",
        "why_sooner",
        "by",
        "in_effect_at",
        "answer",
        "answered_at",
        "decision",
        "decision_words",
        "decided_at",
        "ended_at",
        "ended_why",
    )
    export_filename = "suspensions"
    search_fields = ("shop__name", "shop__member__legal_name", "shop__siret", "reason", "facts")

    def town(self, suspension: Suspension) -> str:
        return suspension.shop.city.name

    town.short_description = gettext_lazy("ville")  # type: ignore[attr-defined]
    town.admin_order_field = "shop__city__commune__name"  # type: ignore[attr-defined]

    def state(self, suspension: Suspension) -> str:
        return str(suspension.standing)

    state.short_description = gettext_lazy("état")  # type: ignore[attr-defined]

    def answer_state(self, suspension: Suspension) -> str:
        if suspension.may_be_decided:
            return _("à examiner")
        return str(suspension.get_decision_display())

    answer_state.short_description = gettext_lazy("réponse")  # type: ignore[attr-defined]
