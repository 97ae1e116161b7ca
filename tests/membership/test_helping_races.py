"""Two who ask for the last call, two of the team who take the same request: real threads, real locks."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import close_old_connections, connection

from kit import clock
from membership.helping import answering, asking, windows
from membership.models import HelpEvent, HelpRequest
from tests import factories

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
MANY = 10


def at_once(what: Callable[[int], bool]) -> list[bool]:
    together = Barrier(MANY)

    def alone(number: int) -> bool:
        try:
            together.wait(timeout=30)
            return what(number)
        finally:
            close_old_connections()
            connection.close()

    with ThreadPoolExecutor(MANY) as threads:
        return list(threads.map(alone, range(MANY)))


def test_the_last_calls_of_a_window_go_to_as_many_as_there_are(annecy, settings):
    settings.HELP_CALLS_A_WINDOW = 2
    window = windows.coming(clock.now())[0]
    shops = [factories.shop(city=annecy, email=f"b{number}@example.org") for number in range(MANY)]

    def ask(number: int) -> bool:
        shop = shops[number]
        try:
            asking.ask(shop=shop, by=shop.person, kind="explain", topic="page", phone="04 65 71 00 42", window=window)
        except asking.WindowIsFull:
            return False
        return True

    assert at_once(ask).count(True) == 2
    assert sorted(HelpRequest.objects.values_list("place", flat=True)) == [1, 2]


def test_a_request_goes_to_one_of_the_team(boulangerie):
    asked = asking.ask(shop=boulangerie, by=boulangerie.person, kind="explain", topic="page")
    team = [factories.user(is_staff=True) for _number in range(MANY)]

    def take(number: int) -> bool:
        try:
            answering.take(request=HelpRequest.objects.get(pk=asked.pk), by=team[number])
        except answering.AlreadyTaken:
            return False
        return True

    assert at_once(take).count(True) == 1
    assert HelpEvent.objects.filter(kind=HelpEvent.Kind.TAKEN).count() == 1
