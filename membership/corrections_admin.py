"""Staff's tables of corrections asked for, and of what changed in the facts of members and shops."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import EditView

from membership import corrections
from membership.modeladmin_rights import ChangedOnly, ReadOnly
from membership.models import Correction, FactChange


class AnswerForm(WagtailAdminModelForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].required = True


class CorrectionEditView(EditView):
    """Its one button answers: what is corrected is corrected at the member's own screen before."""

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            corrections.answer(
                correction=self.instance, by=self.request.user, words=form.cleaned_data["answer"].strip()
            )
        except corrections.AlreadyAnswered:
            messages.error(self.request, gettext("Quelqu’un a déjà répondu : rien n’a été envoyé."))
        else:
            messages.success(self.request, gettext("La réponse est partie par e-mail."))
        return redirect(self.index_url)


class CorrectionAdmin(ModelAdmin):
    model = Correction
    menu_label = _("Corrections")
    menu_icon = "edit"
    base_url_path = "corrections"
    permission_helper_class = ChangedOnly
    edit_view_class = CorrectionEditView
    inspect_view_enabled = True
    list_display = ("shop", "member", "words", "by", "asked_at", "answered_at")
    list_filter = ("asked_at",)
    list_select_related = ("shop__member", "by")
    list_export = ("shop", "words", "asked_at", "answer", "answered_at")
    export_filename = "corrections"
    search_fields = ("words", "shop__name", "shop__member__legal_name", "shop__member__siren")
    edit_handler = ObjectList(
        [
            FieldPanel("shop", read_only=True),
            FieldPanel("words", read_only=True),
            FieldPanel(
                "answer",
                help_text=_(
                    "Corrigez d’abord la fiche de l’adhérent. Votre réponse part par e-mail et clôt la demande."
                ),
            ),
        ],
        base_form_class=AnswerForm,
    )

    def member(self, correction: Correction) -> str:
        return str(correction.shop.member)

    member.short_description = _("adhérent")  # type: ignore[attr-defined]


class FactChangeAdmin(ModelAdmin):
    model = FactChange
    menu_label = _("Changements")
    menu_icon = "history"
    base_url_path = "changements"
    permission_helper_class = ReadOnly
    inspect_view_enabled = True
    list_display = ("at", "member", "shop", "label", "before", "after", "by")
    list_filter = ("at",)
    list_select_related = ("member", "shop", "by")
    list_export = list_display
    export_filename = "changements"
    search_fields = ("member__legal_name", "member__siren", "shop__name", "before", "after")

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).with_people()
