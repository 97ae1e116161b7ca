from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn, UpdatedAtColumn
from wagtail.admin.widgets import SlugInput
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from faq import rich_text
from faq.models import Question


@hooks.register("register_rich_text_features")
def register_figures(features: FeatureRegistry) -> None:
    rich_text.register_feature(features)


class QuestionViewSet(SnippetViewSet):
    """Staff write the questions here; the order is drawn by hand in the list."""

    model = Question
    icon = "help"
    menu_label = _("Questions fréquentes")
    menu_order = 300
    add_to_admin_menu = True
    list_display = [
        "question",
        Column("audience", label=_("Partie"), accessor="get_audience_display", sort_key="audience"),
        LiveStatusTagColumn(),
        UpdatedAtColumn(),
    ]
    list_filter = ["audience", "live"]
    list_per_page = 50
    search_fields = ["question", "answer", "slug"]
    panels = [
        FieldPanel("audience"),
        TitleFieldPanel("question", targets=["slug"], placeholder=_("Puis-je… ?")),
        FieldPanel("answer"),
        FieldPanel("slug", widget=SlugInput),
    ]


register_snippet(QuestionViewSet)
