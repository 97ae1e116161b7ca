"""The `figure` feature of rich text: in the editor one unbreakable token, in the database its key, on a page its value.

Stored as `<embed embedtype="figure" key="…" label="…"/>`. The label is a keepsake: it is what readers see if the
figure ceases to exist.
"""

import json
from typing import Any

from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from draftjs_exporter import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import KEEP_WHITESPACE, InlineEntityElementHandler
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.rich_text import EmbedHandler
from wagtail.rich_text.feature_registry import FeatureRegistry

from faq import figures

FEATURE = "figure"
ENTITY = "FIGURE"


def embed(key: str) -> str:
    """The token of a figure as it is stored."""
    return format_html('<embed embedtype="figure" key="{}" label="{}"/>', key, figures.label(key))


class FigureHandler(EmbedHandler):
    """On a page: the value as it stands now, or the label if there is none."""

    identifier = FEATURE

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        now = figures.values(attrs.get("key", "") for attrs in attrs_list)
        return [cls._strong(attrs, now) for attrs in attrs_list]

    @classmethod
    def expand_db_attributes(cls, attrs: dict) -> str:
        return cls.expand_db_attributes_many([attrs])[0]

    @staticmethod
    def _strong(attrs: dict, now: dict) -> str:
        key = attrs.get("key", "")
        value = now.get(key) or figures.label(key) or attrs.get("label") or key
        return format_html('<strong class="figure">{}</strong>', value)


class FigureElementHandler(InlineEntityElementHandler):
    """From the database to the editor: one token that is deleted or kept whole."""

    mutability = "IMMUTABLE"

    def get_attribute_data(self, attrs: dict) -> dict:
        key = attrs.get("key", "")
        return {"key": key, "label": figures.label(key) or attrs.get("label", "")}

    def handle_starttag(self, name: str, attrs: list, state: Any, contentstate: Any) -> None:
        super().handle_starttag(name, attrs, state, contentstate)
        data = self.get_attribute_data(dict(attrs))
        value = figures.values([data["key"]]).get(data["key"])
        state.current_block.text += figures.shown_in_editor(data["key"], value, data["label"])
        # The element has no text of its own in HTML: without this the space after it would be lost.
        state.leading_whitespace = KEEP_WHITESPACE


def figure_entity(props: dict) -> Any:
    """From the editor to the database: key and label, the text of the token is thrown away."""
    return DOM.create_element("embed", {"embedtype": FEATURE, "key": props.get("key"), "label": props.get("label")})


def _choices_as_json() -> str:
    return json.dumps(figures.choices())


def register_feature(features: FeatureRegistry) -> None:
    features.register_embed_type(FigureHandler)
    features.register_editor_plugin(
        "draftail",
        FEATURE,
        EntityFeature(
            {
                "type": ENTITY,
                "icon": "decimal",
                "description": _("Insérer un chiffre du site"),
                "cancel": _("Annuler"),
                "attributes": ["key", "label"],
                # Worked out when the form is shown: the options of a feature are made once, figures change.
                "figures": lazy(_choices_as_json, str)(),
            },
            js=["js/faq-figure.js"],
        ),
    )
    features.register_converter_rule(
        "contentstate",
        FEATURE,
        {
            "from_database_format": {f'embed[embedtype="{FEATURE}"]': FigureElementHandler(ENTITY)},
            "to_database_format": {"entity_decorators": {ENTITY: figure_entity}},
        },
    )
