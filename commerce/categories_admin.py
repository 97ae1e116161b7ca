"""Staff's tree of departments: what it is called, where it stands, which kind of products it holds, what becomes part of
another."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import InspectView

from commerce.catalogue import departments, kinds
from commerce.catalogue.models import Category
from kit import icons
from membership.modeladmin_rights import StaffOnly
from membership.models import User

FIRST = "first"


class CategoryPermissions(StaffOnly):
    def user_can_delete_obj(self, user: User, obj: Category) -> bool:
        """A department with products or others beneath it stays: they would stand nowhere."""
        return obj.is_bare() and super().user_can_delete_obj(user, obj)


class CategoryField(forms.ModelChoiceField):
    def label_from_instance(self, category: Category) -> str:
        return f"{'— ' * (category.depth - 1)}{category.name}"


class CategoryForm(WagtailAdminModelForm):
    """A department on the first level, or beneath one of it."""

    above = forms.ModelChoiceField(
        Category.objects.none(), label=_("dans"), required=False, empty_label=_("premier niveau")
    )
    after = forms.ChoiceField(label=_("place"), required=False, help_text=_("Parmi les catégories du même niveau."))
    icon = forms.ChoiceField(label=_("icône"), required=False)
    kind = forms.ChoiceField(
        label=_("sorte de produits"),
        required=False,
        choices=[("", _("comme la catégorie au-dessus")), *kinds.CHOICES],
        help_text=_("Proposée à qui range un produit ici. Elle dit ce qu’il faut écrire avant la vente."),
    )

    class Meta:
        model = Category
        fields = ["name", "slug", "icon", "kind", "is_public"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["above"].queryset = Category.objects.first_level().besides(self.instance)  # type: ignore[attr-defined]
        self.fields["after"].choices = _places(self.instance)  # type: ignore[attr-defined]
        self.fields["icon"].choices = [("", _("aucune")), *((name, name) for name in icons.names())]  # type: ignore[attr-defined]
        self.fields["slug"].required = False
        self.slug_before = self.instance.slug if self.instance.pk else ""
        if self.instance.pk and not self.instance.is_root():
            self.fields["above"].initial = self.instance.get_parent()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        cleaned["slug"] = self.instance.slug = cleaned.get("slug") or slugify(cleaned.get("name", ""))
        if not departments.is_free(cleaned["slug"], self.instance):
            raise ValidationError({"slug": _("Une autre catégorie a déjà cette adresse, ou l’avait.")})
        if self.instance.pk and self.instance.numchild and cleaned.get("above"):
            raise ValidationError({"above": _("Elle a des catégories dessous : elle reste au premier niveau.")})
        cleaned["neighbour"] = None
        if cleaned.get("after") not in ("", None, FIRST):
            cleaned["neighbour"] = neighbour = Category.objects.get(pk=cleaned["after"])
            if neighbour.get_parent() != cleaned.get("above"):
                raise ValidationError({"after": _("Choisissez une place parmi les catégories de « dans ».")})
        return cleaned

    @transaction.atomic
    def save(self, commit: bool = True) -> Category:
        told, category = self.cleaned_data, self.instance
        above = told["above"]
        category.slug = told["slug"]
        if category.pk is None:
            category = above.add_child(instance=category) if above else Category.add_root(instance=category)
        else:
            category.save()
            departments.moved_from(category, self.slug_before)
        return departments.place(
            Category.objects.get(pk=category.pk),
            above=Category.objects.get(pk=above.pk) if above else None,
            after=told["neighbour"],
            is_first=told.get("after") == FIRST,
        )


def _places(category: Category) -> list[Any]:
    """« en premier », « après Pains »: by the department they stand in."""
    groups: dict[str, list[tuple[str, str]]] = {_g("Premier niveau"): []}
    above = ""
    for each in Category.objects.besides(category).order_by("path"):
        if each.depth == 1:
            above = each.name
            groups[_g("Premier niveau")].append((str(each.pk), _g("après %(name)s") % {"name": each.name}))
        else:
            groups.setdefault(above, []).append((str(each.pk), _g("après %(name)s") % {"name": each.name}))
    return [("", _("là où elle est, ou en dernier")), (FIRST, _("en premier")), *groups.items()]


class MergeForm(forms.Form):
    into = CategoryField(
        Category.objects.none(), label=_("Réunir avec"), help_text=_("Ses produits et ses adresses y vont.")
    )

    def __init__(self, data: Any = None, *, category: Category) -> None:
        super().__init__(data)
        others = Category.objects.besides(category).order_by("path")
        self.fields["into"].queryset = others.first_level() if category.numchild else others  # type: ignore[attr-defined]


class CategoryView(InspectView):
    """One department: how much stands in it, how it was reached before. POST makes it part of another."""

    page_title = _("Catégorie")
    form: MergeForm | None = None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        category = Category.objects.with_counts().get(pk=self.instance.pk)
        context = {
            "category": category,
            "kind": kinds.KINDS.get(kinds.of_category(category)),
            "old_addresses": category.old_addresses.all(),
            "form": self.form or MergeForm(category=category),
            "may_change": self.permission_helper.user_can_edit_obj(self.request.user, category),
        }
        return super().get_context_data(**{**context, **kwargs})

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.permission_helper.user_can_edit_obj(request.user, self.instance):
            raise PermissionDenied
        self.form = MergeForm(request.POST, category=self.instance)
        if not self.form.is_valid():
            return self.get(request, *args, **kwargs)
        into = self.form.cleaned_data["into"]
        try:
            count = departments.merge(self.instance, into)
        except departments.CantMerge:
            self.form.add_error("into", _("Ces deux catégories ne peuvent pas être réunies : choisissez-en une autre."))
            return self.get(request, *args, **kwargs)
        messages.success(
            request,
            ngettext(
                "%(count)d produit est passé dans « %(into)s ».",
                "%(count)d produits sont passés dans « %(into)s ».",
                count,
            )
            % {"count": count, "into": into.name},
        )
        return redirect(self.url_helper.get_action_url("inspect", into.pk))


class CategoryAdmin(ModelAdmin):
    model = Category
    menu_label = _("Catégories")
    menu_icon = "list-ul"
    base_url_path = "categories"
    permission_helper_class = CategoryPermissions
    inspect_view_enabled = True
    inspect_view_class = CategoryView
    inspect_template_name = "commerce/admin/category.html"
    list_display = ("place", "slug", "icon", "sort", "products", "visible")
    list_per_page = 200
    search_fields = ("name",)
    ordering = ("path",)
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("above"),
            FieldPanel("after"),
            FieldPanel("slug"),
            FieldPanel("icon"),
            FieldPanel("kind"),
            FieldPanel("is_public"),
        ],
        base_form_class=CategoryForm,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Category]:
        return super().get_queryset(request).with_counts()

    def place(self, category: Category) -> str:
        return f"{'— ' * (category.depth - 1)}{category.name}"

    place.short_description = _("catégorie")  # type: ignore[attr-defined]
    place.admin_order_field = "path"  # type: ignore[attr-defined]

    def sort(self, category: Category) -> str:
        return str(kinds.KINDS[category.kind].label) if category.kind in kinds.KINDS else ""

    sort.short_description = _("sorte")  # type: ignore[attr-defined]
    sort.admin_order_field = "kind"  # type: ignore[attr-defined]

    def products(self, category: Category) -> int:
        return category.product_count

    products.short_description = _("produits")  # type: ignore[attr-defined]
    products.admin_order_field = "product_count"  # type: ignore[attr-defined]

    def visible(self, category: Category) -> str:
        # In words: the icon of a yes or no is a file of Django's own admin, which isn't here.
        return _g("oui") if category.is_public else _g("non")

    visible.short_description = _("visible")  # type: ignore[attr-defined]
    visible.admin_order_field = "is_public"  # type: ignore[attr-defined]
