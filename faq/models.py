from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin

from faq import answers


class QuestionQuerySet(models.QuerySet["Question"]):
    def published(self) -> "QuestionQuerySet":
        return self.filter(live=True)


class Question(PreviewableMixin, DraftStateMixin, RevisionMixin, models.Model):
    """A question people ask, and our answer, for one of the two parts of the page."""

    class Audience(models.TextChoices):
        CUSTOMERS = "customers", _("Vous achetez")
        MERCHANTS = "merchants", _("Vous tenez un commerce")

    # Anchors of the page itself.
    PARTS = {Audience.CUSTOMERS: "acheter", Audience.MERCHANTS: "vendre"}
    TAKEN_ANCHORS = {*PARTS.values(), "contenu", "menu", "q"}

    audience = models.CharField(_("partie"), max_length=10, choices=Audience)
    position = models.PositiveIntegerField(_("place"), null=True, blank=True, editable=False)
    question = models.CharField(_("question"), max_length=200, help_text=_("Comme les gens la posent."))
    slug = models.SlugField(
        _("ancre"),
        max_length=80,
        unique=True,
        help_text=_("La fin de l’adresse qui mène à cette réponse. D’autres pages s’en servent : ne la changez plus."),
    )
    answer = RichTextField(
        _("réponse"),
        features=["bold", "italic", "ul", "ol", "link", "figure"],
        help_text=_(
            "Un prix, un délai, une adresse : insérez le chiffre plutôt que de le taper, il suivra de lui-même."
        ),
    )
    loaded_digest = models.CharField(
        max_length=64, blank=True, default="", editable=False, help_text="What was loaded; differs once staff wrote."
    )

    objects = QuestionQuerySet.as_manager()

    sort_order_field = "position"

    class Meta:
        verbose_name = _("question fréquente")
        verbose_name_plural = _("questions fréquentes")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.question

    def get_absolute_url(self) -> str:
        return f"{reverse('faq:index')}#{self.slug}"

    def clean(self) -> None:
        super().clean()
        if self.slug in self.TAKEN_ANCHORS:
            raise ValidationError({"slug": _("Cette ancre sert déjà dans la page. Choisissez-en une autre.")})

    def with_content_json(self, content: dict) -> "Question":
        """An older text keeps today's place in the list: the order is set apart from the words."""
        made = super().with_content_json(content)
        made.position, made.loaded_digest = self.position, self.loaded_digest
        return made

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "faq/preview.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        return {
            **super().get_preview_context(request, mode_name),
            "part": self.get_audience_display(),
            "entry": answers.entries([self])[0],
        }
