from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.conf import settings as configured
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.test import RequestFactory

from kit import clock
from kit.models import ClockSetting

MOMENT = datetime(2026, 11, 24, 10, tzinfo=UTC)


@time_machine.travel(MOMENT, tick=False)
def test_now_is_now():
    assert clock.now() == MOMENT
    assert clock.offset() == timedelta()


@time_machine.travel(MOMENT, tick=False)
def test_a_block_lives_at_another_time():
    with clock.shifted(timedelta(days=31)):
        assert clock.now() == MOMENT + timedelta(days=31)
    assert clock.now() == MOMENT


@time_machine.travel(datetime(2026, 11, 24, 23, 30, tzinfo=UTC), tick=False)
def test_today_is_the_day_in_france():
    assert clock.today().day == 25


def test_outside_the_demonstration_the_clock_cannot_be_set(db, settings, django_assert_num_queries):
    ClockSetting.set_offset(timedelta(days=3))
    settings.DEMO = False
    with django_assert_num_queries(0):
        assert clock.read() == timedelta()


def test_the_demonstrations_clock_is_read_from_the_database(db, settings):
    settings.DEMO = True
    ClockSetting.set_offset(timedelta(days=3))
    ClockSetting.set_offset(timedelta(days=4))
    assert clock.read() == timedelta(days=4)


def test_the_demonstrations_clock_holds_for_one_request(db, settings):
    settings.DEMO = True
    ClockSetting.set_offset(timedelta(days=3))
    seen = []

    def answer(request):
        seen.append(clock.offset())
        return HttpResponse()

    clock.ClockMiddleware(answer)(RequestFactory().get("/"))
    assert seen == [timedelta(days=3)]
    assert clock.offset() == timedelta()


def test_there_is_one_demonstration_clock(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        ClockSetting.objects.create(pk=2)


def test_nobody_asks_django_for_the_time():
    """What has a date lives by the clock of the demonstration; `timezone.now()` would not."""
    ours = ["site/kit", "site/config", "membership", "faq", "shop_pages", "pages", "commerce"]
    root = Path(configured.BASE_DIR)
    guilty = [
        str(path.relative_to(root))
        for folder in ours
        for path in (root / folder).rglob("*.py")
        if path != root / "site/kit/clock.py" and "migrations" not in path.parts
        if "timezone.now" in path.read_text(encoding="utf-8")
    ]
    assert guilty == []
