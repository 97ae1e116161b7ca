"""The environment is read strictly: each refusal names the value and the cure."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import env, local_secret


def test_a_flag_is_one_or_nought(monkeypatch) -> None:
    monkeypatch.setenv("DEMO", "yes")
    assert env.flag("DEMO") is True
    monkeypatch.setenv("DEMO", "oui")
    with pytest.raises(ImproperlyConfigured, match="DEMO='oui': use 1 or 0"):
        env.flag("DEMO")


def test_a_number_out_of_range_is_refused(monkeypatch) -> None:
    monkeypatch.setenv("PORT", "70000")
    with pytest.raises(ImproperlyConfigured, match="PORT=70000: use a number from 1 to 65534"):
        env.integer("PORT", 8000, low=1, high=65534)


def test_a_word_that_is_no_number_is_refused(monkeypatch) -> None:
    monkeypatch.setenv("PORT", "http")
    with pytest.raises(ImproperlyConfigured, match="PORT='http': use a whole number, such as 8000"):
        env.integer("PORT", 8000)


def test_a_choice_names_what_is_accepted(monkeypatch) -> None:
    monkeypatch.setenv("MODE", "prod")
    with pytest.raises(ImproperlyConfigured, match="MODE='prod': use 'local' or 'production'"):
        env.choice("MODE", "local", ("local", "production"))


@pytest.mark.parametrize("value", ["example.org", "ftp://example.org", "https://example.org/boutique", "https://"])
def test_an_address_is_scheme_and_host_alone(monkeypatch, value: str) -> None:
    monkeypatch.setenv("SITE_URL", value)
    with pytest.raises(ImproperlyConfigured, match=r"such as https://example\.org"):
        env.address("SITE_URL", "")


def test_an_address_loses_its_last_slash(monkeypatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/")
    assert env.address("SITE_URL", "") == "https://example.org"


def test_a_list_forgets_blanks(monkeypatch) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", " a.org, ,b.org ")
    assert env.names("ALLOWED_HOSTS") == ["a.org", "b.org"]


def test_a_required_text_says_where_to_set_it(monkeypatch) -> None:
    monkeypatch.delenv("SECRET_KEY", raising=False)
    with pytest.raises(ImproperlyConfigured, match=r"SECRET_KEY is empty: set it in the environment or in \.env"):
        env.text("SECRET_KEY", required=True)


def test_the_environment_wins_over_the_file(monkeypatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("# ours\nFIRST=file\n\nSECOND='quoted words'\n")
    monkeypatch.setenv("FIRST", "environment")
    monkeypatch.setenv("SECOND", "")
    monkeypatch.delenv("SECOND")
    env.load_file(tmp_path / ".env")
    assert (env.text("FIRST"), env.text("SECOND")) == ("environment", "quoted words")


def test_a_broken_line_of_the_file_is_named(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("PORT=8000\nexport\n")
    with pytest.raises(ImproperlyConfigured, match=r"\.env, line 2: 'export' is not NAME=value"):
        env.load_file(tmp_path / ".env")


def test_a_machine_keeps_its_own_secret_to_itself(tmp_path: Path) -> None:
    path = tmp_path / "var" / "secret_key"
    assert len(local_secret.read(path)) >= 50
    assert local_secret.read(path) == local_secret.read(path)
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "address",
    [
        "http://tiles.example.org/{z}/{x}/{y}",
        "https://{s}.example.org/{z}/{x}/{y}",
        "https://tiles.example.org/{z}/{x}",
    ],
)
def test_tiles_come_by_https_from_one_host_by_their_place(monkeypatch, address) -> None:
    monkeypatch.setenv("MAP_TILES_URL", address)
    with pytest.raises(ImproperlyConfigured, match="use https://, one host"):
        env.tiles("MAP_TILES_URL")


def test_a_map_without_tiles_is_fine(monkeypatch) -> None:
    monkeypatch.setenv("MAP_TILES_URL", "")
    assert env.tiles("MAP_TILES_URL") == ""
