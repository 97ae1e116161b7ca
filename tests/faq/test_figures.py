from decimal import Decimal

import pytest
from django.utils.html import format_html

from faq import figures


def test_a_figure_says_what_its_function_says():
    figures.register("stalls", "Étals", lambda: "12")
    assert figures.values(["stalls"]) == {"stalls": "12"}


def test_a_figure_quoted_often_is_worked_out_once():
    asked = []
    figures.register("stalls", "Étals", lambda: asked.append(1) or "12")
    figures.values(["stalls", "stalls", "stalls"])
    assert len(asked) == 1


def test_the_text_of_a_figure_is_escaped():
    figures.register("stalls", "Étals", lambda: "<i>12</i>")
    assert figures.values(["stalls"])["stalls"] == "&lt;i&gt;12&lt;/i&gt;"


def test_a_figure_may_be_markup_of_ours():
    figures.register("stalls", "Étals", lambda: format_html("<s>{}</s>", 12))
    assert figures.values(["stalls"])["stalls"] == "<s>12</s>"


def test_a_figure_that_fails_is_left_out_of_the_others(caplog):
    figures.register("broken", "Cassé", lambda: str(1 / 0))
    figures.register("stalls", "Étals", lambda: "12")
    assert figures.values(["broken", "stalls", "unknown"]) == {"stalls": "12"}
    assert "broken" in caplog.text


def test_two_figures_cannot_share_a_key():
    figures.register("stalls", "Étals", lambda: "12")
    with pytest.raises(ValueError, match="stalls"):
        figures.register("stalls", "Étals", lambda: "13")


def test_the_editor_offers_each_figure_with_its_label_and_its_value(prices):
    offered = {row["key"]: row["text"] for row in figures.choices()}
    assert offered["card-fee"] == "Frais d’un paiement par carte\u00a0: 1,4\u00a0% + 0,25\u00a0€"
    assert offered["support-email"] == "Adresse du support\u00a0: support@lespetitscommerces.org"
    assert offered["pro-price"] == "Prix de Pro par mois\u00a0: 5\u00a0€"


def test_the_card_fee_follows_the_settings(settings):
    settings.ANNOUNCED_CARD_RATE = Decimal("1.5")
    assert str(figures.values(["card-fee"])["card-fee"]).startswith("1,5")
