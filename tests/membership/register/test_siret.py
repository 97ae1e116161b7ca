import pytest
from django.core.exceptions import ValidationError

from membership.register import siret


@pytest.mark.parametrize("typed", ["00030001200010", "000 300 012 00010", "000.300.012.00010", " 000-300-012 00010 "])
def test_spaces_dots_and_dashes_do_not_count(typed):
    assert siret.cleaned(typed) == "00030001200010"


def test_la_poste_has_a_rule_of_its_own():
    assert siret.cleaned("35600000000048") == "35600000000048"
    assert siret.cleaned("35600000049837") == "35600000049837"


@pytest.mark.parametrize(("typed", "code", "word"), [
    ("0003000120001", "length", "celui-ci 13"),
    ("000300012", "length", "SIREN"),
    ("00030001200011", "checksum", "l’un d’eux"),
    ("0003000120001O", "digits", "que des chiffres"),
])  # fmt: skip
def test_what_is_wrong_is_said(typed, code, word):
    with pytest.raises(ValidationError) as refusal:
        siret.cleaned(typed)
    assert refusal.value.code == code
    assert word in refusal.value.messages[0]
