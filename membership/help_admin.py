"""Staff's table of requests for help, the next call first, and the page of one: who, their shop, what is missing there."""

from collections.abc import Callable
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import InspectView

from kit import clock
from membership import acting, shop_sheets
from membership.applications_admin import DecidedOnly, WaitingFirstView
from membership.helping import answering, asking, windows
from membership.models import HelpRequest, User

EARLIER = 10


class WordsForm(forms.Form):
    words = forms.CharField(
        label=gettext_lazy("Vos mots"),
        required=False,
        max_length=2000,
        help_text=gettext_lazy("Le mot de la fin part par e-mail. Une note reste entre vous."),
        widget=forms.Textarea({"rows": 4}),
    )


class AnsweringView(InspectView):
    """One request. POST `verb` does what its button says."""

    page_title = gettext_lazy("Demande d’aide")
    form: WordsForm | None = None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked: HelpRequest = self.instance
        context = {
            "asked": asked,
            "shop": asked.shop,
            "window": windows.of(asked),
            "events": asked.events.with_people(),
            "earlier": HelpRequest.objects.of(asked.shop).besides(asked).latest_first()[:EARLIER],
            "sheet": shop_sheets.of(asked.shop),
            "people": asked.shop.roles.with_people(),
            "form": self.form or WordsForm(),
            "may_answer": asked.is_open and self.permission_helper.user_can_decide(self.request.user),
            "visits": asked.visits.with_all(),
            "may_act": acting.may_act(self.request.user),
            "is_late": asked.is_late(clock.now()),
        }
        return super().get_context_data(**{**context, **kwargs})

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.permission_helper.user_can_decide(request.user):
            raise PermissionDenied
        self.form = WordsForm(request.POST)
        if request.POST.get("verb") == "act":
            return self._act(request)
        verb = VERBS.get(request.POST.get("verb", ""))
        if verb is None or not self.form.is_valid():
            return self.get(request, *args, **kwargs)
        try:
            messages.success(request, verb(self.instance, cast("User", request.user), self.form.cleaned_data["words"]))
        except answering.NoWords:
            self.form.add_error("words", _("Écrivez quelques mots d’abord."))
            return self.get(request, *args, **kwargs)
        except REFUSALS as refusal:
            messages.error(request, said(refusal))
        return redirect(self.url_helper.get_action_url("inspect", self.instance.pk))

    def _act(self, request: HttpRequest) -> HttpResponse:
        """Into the shop's rooms, for this request."""
        asked: HelpRequest = self.instance
        try:
            acting.begin(shop=asked.shop, by=cast("User", request.user), request=asked)
        except acting.MayNotAct as refusal:
            raise PermissionDenied from refusal
        except acting.ShopHasLeft:
            messages.error(request, _("Cette boutique est partie : personne n’agit plus pour elle."))
        except REFUSALS as refusal:
            messages.error(request, said(refusal))
        else:
            return redirect("membership:hub-of-shop", asked.shop_id)
        return redirect(self.url_helper.get_action_url("inspect", asked.pk))


REFUSALS = (answering.AlreadyTaken, answering.NotACall, answering.NoWindow, asking.NotOpen, asking.WindowIsFull)


def said(refusal: Exception) -> str:
    if isinstance(refusal, answering.AlreadyTaken):
        return _("%(name)s a été plus rapide et s’en occupe.") % {"name": refusal.by}
    if isinstance(refusal, answering.NotACall):
        return _("Cette personne a demandé un e-mail : écrivez-lui.")
    if isinstance(refusal, asking.NotOpen):
        return _("Cette demande est déjà finie. Rien n’a changé.")
    return _("Tous les rappels des prochains jours sont pris : convenez d’un moment par e-mail.")


def _take(asked: HelpRequest, by: User, words: str) -> str:
    answering.take(request=asked, by=by)
    return _("Cette demande est à vous.")


def _give_back(asked: HelpRequest, by: User, words: str) -> str:
    answering.give_back(request=asked, by=by)
    return _("La demande attend de nouveau toute l’équipe.")


def _not_reached(asked: HelpRequest, by: User, words: str) -> str:
    window = answering.not_reached(request=asked, by=by, words=words)
    return _("Noté. Le mail propose %(window)s.") % {"window": window}


def _note(asked: HelpRequest, by: User, words: str) -> str:
    answering.add_note(request=asked, by=by, words=words)
    return _("La note est gardée.")


def _finish(asked: HelpRequest, by: User, words: str) -> str:
    answering.finish(request=asked, by=by, words=words)
    return _("C’est fini, votre mot est parti par e-mail.")


VERBS: dict[str, Callable[[HelpRequest, User, str], str]] = {
    "take": _take,
    "give-back": _give_back,
    "not-reached": _not_reached,
    "note": _note,
    "finish": _finish,
}


class HelpRequestAdmin(ModelAdmin):
    model = HelpRequest
    menu_label = gettext_lazy("Demandes d’aide")
    menu_icon = "help"
    base_url_path = "aide"
    permission_helper_class = DecidedOnly
    inspect_view_enabled = True
    index_view_class = WaitingFirstView
    inspect_view_class = AnsweringView
    inspect_template_name = "membership/helping/answer.html"
    list_display = ("commerce", "kind", "topic", "state", "when", "taken_by")
    list_filter = ("state", "kind", "topic")
    list_select_related = ("shop__city__commune", "taken_by")
    list_export = (
        "commerce",
        "kind",
        "topic",
        "state",
        "asked_at",
        "call_at",
        "due_at",
        "taken_by",
        "ended_at",
        "closing_words",
    )
    export_filename = "aide"
    search_fields = ("shop__name", "shop__city__commune__name", "asked_by__email", "asked_by__last_name", "words")

    def get_queryset(self, request: HttpRequest) -> QuerySet[HelpRequest]:
        return super().get_queryset(request).next_first()

    def commerce(self, asked: HelpRequest) -> str:
        return f"{asked.shop.name}, {asked.shop.city.name}"

    commerce.short_description = gettext_lazy("commerce")  # type: ignore[attr-defined]
    commerce.admin_order_field = "shop__name"  # type: ignore[attr-defined]

    def when(self, asked: HelpRequest) -> str:
        words = str(windows.of(asked) or _("par e-mail"))
        return _("%(when)s, en retard") % {"when": words} if asked.is_late(clock.now()) else words

    when.short_description = gettext_lazy("rappel")  # type: ignore[attr-defined]
    when.admin_order_field = "due_at"  # type: ignore[attr-defined]
