"""Departments that merchants ask for: a queue, and the page where one is answered with a department, found or made."""

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import InspectView

from commerce.catalogue import asking, departments
from commerce.catalogue.models import Category, CategoryRequest
from commerce.categories_admin import CategoryField
from membership.applications_admin import WaitingFirstView
from membership.modeladmin_rights import ReadOnly
from membership.models import User
from membership.waiting import Waiting


class AnsweredOnly(ReadOnly):
    def user_can_answer(self, user: User) -> bool:
        return self.user_has_specific_permission(user, self.get_perm_codename("change"))


class AnswerForm(forms.Form):
    """A department that is there, or the name of a new one and where it goes."""

    category = CategoryField(
        Category.objects.none(), label=_("La catégorie qui convient"), required=False, empty_label=_("une nouvelle :")
    )
    name = forms.CharField(label=_("Nouvelle catégorie"), max_length=80, required=False)
    above = forms.ModelChoiceField(
        Category.objects.none(), label=_("dans"), required=False, empty_label=_("premier niveau")
    )
    words = forms.CharField(
        label=_("Un mot au commerçant"),
        max_length=500,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Il le lit dans le mail qui part avec la réponse."),
    )

    def __init__(self, data: Any = None, *, asked: CategoryRequest) -> None:
        super().__init__(data, initial={"name": asked.wanted})
        self.fields["category"].queryset = Category.objects.order_by("path")  # type: ignore[attr-defined]
        self.fields["above"].queryset = Category.objects.first_level()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        name = cleaned.get("name", "")
        if cleaned.get("category") is None and not slugify(name):
            self.add_error("name", _("Choisissez une catégorie, ou donnez un nom à la nouvelle."))
        elif cleaned.get("category") is None and not departments.is_free(slugify(name)):
            self.add_error("name", _("Une catégorie a déjà cette adresse : choisissez-la plutôt."))
        return cleaned

    def department(self) -> Category:
        """The one that was chosen, or a new one."""
        told = self.cleaned_data
        if told["category"] is not None:
            return told["category"]
        values = {"name": told["name"].strip(), "slug": slugify(told["name"])}
        return told["above"].add_child(**values) if told["above"] else Category.add_root(**values)


class AnsweringView(InspectView):
    """One request. POST answers it."""

    page_title = _("Rayon demandé")
    form: AnswerForm | None = None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = CategoryRequest.objects.with_people().get(pk=self.instance.pk)
        context = {
            "asked": asked,
            "form": self.form or AnswerForm(asked=asked),
            "may_answer": asked.is_waiting and self.permission_helper.user_can_answer(self.request.user),
        }
        return super().get_context_data(**{**context, **kwargs})

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.permission_helper.user_can_answer(request.user):
            raise PermissionDenied
        self.form = AnswerForm(request.POST, asked=self.instance)
        if not self.form.is_valid():
            return self.get(request, *args, **kwargs)
        try:
            with transaction.atomic():
                category = self.form.department()
                asking.answer(
                    request=self.instance,
                    category=category,
                    words=self.form.cleaned_data["words"],
                    by=cast(User, request.user),
                )
        except asking.AlreadyAnswered:
            messages.error(request, _g("Quelqu’un a été plus rapide : cette demande a déjà sa réponse."))
        else:
            messages.success(
                request,
                _g("« %(product)s » est au rayon « %(category)s ». Le mail est parti.")
                % {"product": self.instance.product.title, "category": category.name},
            )
        return redirect(self.url_helper.get_action_url("inspect", self.instance.pk))


class CategoryRequestAdmin(ModelAdmin):
    model = CategoryRequest
    menu_label = _("Rayons demandés")
    menu_icon = "help"
    base_url_path = "rayons-demandes"
    permission_helper_class = AnsweredOnly
    index_view_class = WaitingFirstView
    inspect_view_enabled = True
    inspect_view_class = AnsweringView
    inspect_template_name = "commerce/admin/category_request.html"
    list_display = ("wanted", "title", "shop", "town", "asked_at", "category", "answered_at")
    search_fields = ("wanted", "shop__name", "product__title")

    def get_queryset(self, request: HttpRequest) -> QuerySet[CategoryRequest]:
        return super().get_queryset(request).with_people().waiting_first()

    def title(self, asked: CategoryRequest) -> str:
        return asked.product.title

    title.short_description = _("produit")  # type: ignore[attr-defined]

    def town(self, asked: CategoryRequest) -> str:
        return asked.shop.city.name

    town.short_description = _("ville")  # type: ignore[attr-defined]


def waiting() -> list[Waiting]:
    """For the panel on the admin's home."""
    count = CategoryRequest.objects.waiting().count()
    if not count:
        return []
    text = ngettext("%(count)d rayon demandé par un commerçant", "%(count)d rayons demandés par des commerçants", count)
    return [Waiting(text % {"count": count}, reverse("rayons-demandes_modeladmin_index"))]
