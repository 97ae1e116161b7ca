import pytest
from django.core.exceptions import ImproperlyConfigured

from config import env


@pytest.mark.parametrize(("value", "meant"), [("1", True), ("yes", True), ("ON", True), ("0", False), ("", False)])
def test_a_flag_has_a_few_words(monkeypatch, value, meant):
    monkeypatch.setenv("DEMO", value)
    assert env.flag("DEMO") is meant


def test_a_flag_that_is_neither_names_the_cure(monkeypatch):
    monkeypatch.setenv("DEMO", "maybe")
    with pytest.raises(ImproperlyConfigured, match="DEMO='maybe': use 1 or 0"):
        env.flag("DEMO")


@pytest.mark.parametrize("value", ["eight", "8000.5", "70000", "0"])
def test_a_bad_number_stops_the_start(monkeypatch, value):
    monkeypatch.setenv("PORT", value)
    with pytest.raises(ImproperlyConfigured, match="PORT="):
        env.integer("PORT", 8000, low=1, high=65535)


def test_a_choice_tells_what_it_accepts(monkeypatch):
    monkeypatch.setenv("MODE", "prod")
    with pytest.raises(ImproperlyConfigured, match="use 'local' or 'production'"):
        env.choice("MODE", "local", ("local", "production"))


def test_what_is_required_is_asked_for(monkeypatch):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY is empty"):
        env.text("SECRET_KEY", required=True)


@pytest.mark.parametrize("value", ["example.org", "ftp://example.org", "https://example.org/chemin", "https://"])
def test_an_address_is_scheme_and_host_alone(monkeypatch, value):
    monkeypatch.setenv("SITE_URL", value)
    with pytest.raises(ImproperlyConfigured, match="SITE_URL"):
        env.address("SITE_URL", "http://127.0.0.1:8000")


def test_a_last_slash_is_forgiven(monkeypatch):
    monkeypatch.setenv("SITE_URL", "https://example.org/")
    assert env.address("SITE_URL", "", https=True) == "https://example.org"


def test_production_speaks_https(monkeypatch):
    monkeypatch.setenv("SITE_URL", "http://example.org")
    with pytest.raises(ImproperlyConfigured, match=r"https://example\.org"):
        env.address("SITE_URL", "", https=True)


def test_names_are_parted_by_commas(monkeypatch):
    monkeypatch.setenv("ALLOWED_HOSTS", "a.org, b.org,,")
    assert env.names("ALLOWED_HOSTS") == ["a.org", "b.org"]


def test_the_file_fills_in_what_the_environment_leaves_open(monkeypatch, tmp_path):
    monkeypatch.setenv("PORT", "9000")
    monkeypatch.delenv("NEW_NAME", raising=False)
    file = tmp_path / ".env"
    file.write_text("# a comment\n\nPORT=8000\nNEW_NAME='with quotes'\n", encoding="utf-8")
    env.load_file(file)
    assert env.integer("PORT", 1) == 9000
    assert env.text("NEW_NAME") == "with quotes"
    monkeypatch.delenv("NEW_NAME")


def test_a_line_that_is_none_is_named(tmp_path):
    file = tmp_path / ".env"
    file.write_text("PORT=8000\nnonsense\n", encoding="utf-8")
    with pytest.raises(ImproperlyConfigured, match="line 2"):
        env.load_file(file)
