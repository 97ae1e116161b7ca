"""Staff's table of applications, and the page where one is decided: evidence beside what was typed, history, verbs."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import IndexView, InspectView

from kit import clock
from membership import accepting, applying, deciding, evidence
from membership.modeladmin_rights import ReadOnly
from membership.models import Application, User
from membership.register.answers import Outcome


class WordsForm(forms.Form):
    words = forms.CharField(
        label=gettext_lazy("Vos mots"),
        required=False,
        max_length=1000,
        help_text=gettext_lazy("La raison d’un refus et une question partent par e-mail. Une note reste entre vous."),
        widget=forms.Textarea({"rows": 4}),
    )


class DecidedOnly(ReadOnly):
    """What an applicant wrote is nobody else's to write; staff decide."""

    def user_can_decide(self, user: User) -> bool:
        return self.user_has_specific_permission(user, self.get_perm_codename("change"))


class DecidingView(InspectView):
    """One application. POST `verb` does what its button says."""

    page_title = gettext_lazy("Demande")
    form: WordsForm | None = None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        application: Application = self.instance
        context = {
            "application": application,
            "rows": evidence.rows(application),
            "warnings": evidence.warnings(application),
            "events": application.events.with_people(),
            "form": self.form or WordsForm(),
            "may_decide": application.is_undecided and self.permission_helper.user_can_decide(self.request.user),
            "is_late": application.is_late(clock.today()),
        }
        return super().get_context_data(**{**context, **kwargs})

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.permission_helper.user_can_decide(request.user):
            raise PermissionDenied
        self.form = WordsForm(request.POST)
        verb = VERBS.get(request.POST.get("verb", ""))
        if verb is None or not self.form.is_valid():
            return self.get(request, *args, **kwargs)
        try:
            messages.success(request, verb(self.instance, request.user, self.form.cleaned_data["words"]))
        except deciding.NoReason:
            self.form.add_error("words", _("Écrivez quelques mots : c’est ce que la personne lira."))
            return self.get(request, *args, **kwargs)
        except deciding.AlreadyDecided:
            messages.error(request, _("Quelqu’un a été plus rapide : cette demande a déjà sa réponse."))
        except deciding.NoTown:
            messages.error(request, _("La ville manque : demandez-la, ou rappelez la personne."))
        except accepting.AlreadyAccepted:
            messages.error(request, _("Un commerce a déjà ce SIRET. Rien n’a été fait."))
        except ValidationError as refusal:
            messages.error(request, _("Rien n’a été fait : %(why)s") % {"why": " ".join(refusal.messages)})
        return redirect(self.url_helper.get_action_url("inspect", self.instance.pk))


def _accept(application: Application, by: Any, words: str) -> str:
    if words.strip():
        deciding.add_note(application=application, by=by, words=words)
    shop = deciding.accept(application=application, by=by)
    return _("%(shop)s est inscrit, à %(town)s. Le mail est parti.") % {"shop": shop.name, "town": shop.city.name}


def _ask(application: Application, by: Any, words: str) -> str:
    deciding.ask(application=application, by=by, words=words)
    return _("La question est partie par e-mail.")


def _refuse(application: Application, by: Any, words: str) -> str:
    deciding.refuse(application=application, by=by, reason=words)
    return _("La demande est refusée, la raison est partie par e-mail.")


def _note(application: Application, by: Any, words: str) -> str:
    deciding.add_note(application=application, by=by, words=words)
    return _("La note est gardée.")


def _look_up(application: Application, by: Any, words: str) -> str:
    applying.ask_register(application)
    application.refresh_from_db()
    if application.register_outcome == Outcome.OFF:
        return _("Aucun registre n’est interrogé ici.")
    return _("Le registre est interrogé : sa réponse arrive ici dans un instant.")


VERBS = {"accept": _accept, "ask": _ask, "refuse": _refuse, "note": _note, "look-up": _look_up}


class WaitingFirstView(IndexView):
    def get_ordering(self, request: HttpRequest, queryset: QuerySet) -> list[str]:
        """The order of the queryset, unless somebody clicks on a column."""
        return (
            super().get_ordering(request, queryset)
            if self.ORDER_VAR in self.params
            else [str(name) for name in queryset.query.order_by]
        )


class ApplicationAdmin(ModelAdmin):
    model = Application
    menu_label = gettext_lazy("Demandes d’inscription")
    menu_icon = "form"
    base_url_path = "demandes"
    permission_helper_class = DecidedOnly
    inspect_view_enabled = True
    index_view_class = WaitingFirstView
    inspect_view_class = DecidingView
    inspect_template_name = "membership/applications/decide.html"
    list_display = ("commerce", "town", "state", "offer", "sent_at", "answer_by", "register")
    list_filter = ("state", "offer", "register_outcome", "commune__departement")
    list_select_related = ("commune",)
    list_export = (
        "siret",
        "shop_name",
        "legal_name",
        "commune",
        "state",
        "offer",
        "contact_name",
        "email",
        "phone",
        "sent_at",
        "answer_by",
        "decided_at",
        "reason",
    )
    export_filename = "demandes"
    search_fields = ("shop_name", "legal_name", "siret", "contact_name", "email", "commune__name")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Application]:
        return super().get_queryset(request).waiting_first()

    def commerce(self, application: Application) -> str:
        return str(application)

    commerce.short_description = gettext_lazy("commerce")  # type: ignore[attr-defined]
    commerce.admin_order_field = "shop_name"  # type: ignore[attr-defined]

    def register(self, application: Application) -> str:
        return application.get_register_outcome_display()

    register.short_description = gettext_lazy("registre")  # type: ignore[attr-defined]
    register.admin_order_field = "register_outcome"  # type: ignore[attr-defined]

    def town(self, application: Application) -> str:
        return str(application.commune or "")

    town.short_description = gettext_lazy("ville")  # type: ignore[attr-defined]
    town.admin_order_field = "commune__name"  # type: ignore[attr-defined]
