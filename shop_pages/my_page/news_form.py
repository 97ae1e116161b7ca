"""The plain form of a piece of news."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from membership.models import Shop, User
from shop_pages.my_page import photos
from shop_pages.news import News


class NewsForm(forms.ModelForm):
    file = forms.FileField(
        label=_("Photo"),
        required=False,
        help_text=_("Telle que votre téléphone la prend."),
        widget=forms.FileInput(attrs={"accept": "image/*,.heic,.heif"}),
    )
    drop_picture = forms.BooleanField(label=_("Retirer la photo"), required=False)

    class Meta:
        model = News
        fields = ["kind", "title", "words", "starts_on", "ends_on"]
        labels = {"kind": _("C’est"), "starts_on": _("Visible à partir du"), "ends_on": _("Jusqu’au")}
        help_texts = {"ends_on": _("Ce jour compris ; ensuite elle se retire toute seule. Vide : elle reste.")}
        widgets = {
            "kind": forms.RadioSelect,
            "words": forms.Textarea(attrs={"rows": 4}),
            "starts_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "ends_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }
        error_messages = {"title": {"required": _("Un titre, même court : « La galette est là ».")}}

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        if self.instance.picture_id is None:
            del self.fields["drop_picture"]

    @transaction.atomic
    def save_for(self, shop: Shop) -> bool:
        """Stores it with its photo; False if the photo is none, said beside the field."""
        self.instance.shop = shop
        file = self.cleaned_data.get("file")
        if file is not None:
            try:
                with transaction.atomic():
                    alt = self.cleaned_data["title"]
                    self.instance.picture = photos.picture(shop=shop, file=file, alt=alt, by=self.by)
            except ValidationError as error:
                self.add_error("file", error.messages[0])
                return False
        elif self.cleaned_data.get("drop_picture"):
            self.instance.picture = None
        self.save()
        return True
