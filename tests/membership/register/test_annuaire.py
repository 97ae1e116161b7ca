"""The client of the State's register, over real HTTP, on answers in its own shape."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from membership.register import annuaire
from membership.register.answers import Outcome
from tests.membership.register.answers import answer, unit

SIRET = "00030001200010"


class Register:
    """A register that answers what it is told to, and remembers what it was asked."""

    def __init__(self) -> None:
        self.status, self.headers, self.body = 200, {}, answer(unit(SIRET))
        self.asked: list[str] = []
        register = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                register.asked.append(self.path)
                body = register.body if isinstance(register.body, bytes) else json.dumps(register.body).encode()
                self.send_response(register.status)
                for name, value in register.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: object) -> None:
                """Quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.base = f"http://127.0.0.1:{self.server.server_address[1]}"


@pytest.fixture
def register() -> Iterator[Register]:
    made = Register()
    thread = threading.Thread(target=made.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield made
    made.server.shutdown()
    made.server.server_close()
    thread.join()


def test_a_known_company_fills_in_what_it_knows(register):
    told = annuaire.ask(register.base, SIRET)
    assert told.outcome == Outcome.FOUND
    facts = told.facts
    assert (facts.legal_name, facts.legal_form, facts.sign) == (
        "BRULERIE DES QUAIS",
        "SARL",
        "LA BRULERIE DES QUAIS",
    )
    assert (facts.street_address, facts.postcode, facts.insee_code) == ("12 QUAI DES CORDELIERS", "74000", "74010")
    assert (facts.latitude, facts.longitude) == (45.8992, 6.1294)
    assert not facts.is_closed
    assert not facts.is_large


def test_it_is_asked_for_the_fourteen_digits(register):
    annuaire.ask(register.base, SIRET)
    assert register.asked == [f"/search?q={SIRET}&page=1&per_page=1"]


def test_a_number_it_does_not_show_is_unknown(register):
    register.body = answer()
    assert annuaire.ask(register.base, SIRET).outcome == Outcome.UNKNOWN


def test_another_place_of_the_company_is_not_taken_for_this_one(register):
    register.body = answer(unit("00030001200028"))
    assert annuaire.ask(register.base, SIRET).outcome == Outcome.UNKNOWN


def test_a_place_that_closed_is_closed(register):
    register.body = answer(unit(SIRET, place={"etat_administratif": "F"}))
    assert annuaire.ask(register.base, SIRET).facts.is_closed


def test_a_company_that_ceased_is_closed(register):
    register.body = answer(unit(SIRET, etat_administratif="C"))
    assert annuaire.ask(register.base, SIRET).facts.is_closed


@pytest.mark.parametrize("more", [{"categorie_entreprise": "GE"}, {"nombre_etablissements_ouverts": 40}])
def test_a_chain_is_seen(register, more):
    register.body = answer(unit(SIRET, **more))
    assert annuaire.ask(register.base, SIRET).facts.is_large


def test_asked_too_often_it_says_when_to_come_back(register):
    register.status, register.headers = 429, {"Retry-After": "17"}
    told = annuaire.ask(register.base, SIRET)
    assert (told.outcome, told.retry_after) == (Outcome.SILENT, 17)


def test_a_date_to_come_back_is_left_out(register):
    register.status, register.headers = 429, {"Retry-After": "Wed, 21 Oct 2026 07:28:00 GMT"}
    assert annuaire.ask(register.base, SIRET).retry_after is None


@pytest.mark.parametrize("status", [500, 502, 404])
def test_an_error_of_its_own_is_silence(register, status):
    register.status = status
    assert annuaire.ask(register.base, SIRET).outcome == Outcome.SILENT


@pytest.mark.parametrize("body", [b"<html>maintenance</html>", {"erreur": "x"}, {"results": [{"siege": "?"}]}])
def test_an_answer_in_another_shape_is_silence(register, body):
    register.body = body
    assert annuaire.ask(register.base, SIRET).outcome == Outcome.SILENT


def test_nobody_at_the_address_is_silence():
    assert annuaire.ask("http://127.0.0.1:9", SIRET).outcome == Outcome.SILENT


def test_a_place_without_coordinates_has_none(register):
    register.body = answer(unit(SIRET, place={"latitude": None, "longitude": "[ND]"}))
    facts = annuaire.ask(register.base, SIRET).facts
    assert (facts.latitude, facts.longitude) == (None, None)


def test_a_register_that_is_slow_is_not_waited_for(monkeypatch):
    asked = {}

    def slow(request, timeout):
        asked["timeout"] = timeout
        raise TimeoutError

    monkeypatch.setattr("urllib.request.urlopen", slow)
    assert annuaire.ask("https://register.example", SIRET).outcome == Outcome.SILENT
    assert asked["timeout"] == annuaire.TIMEOUT
