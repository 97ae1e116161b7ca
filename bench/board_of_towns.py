"""Staff's board with 300 towns, beside the plain list of towns at the same time: `PYTHONPATH=site:. python -m
bench.board_of_towns`. Prints how much dearer it is. Exits 1 if it asks more queries of 300 towns than of 30, is heavy, or
takes more than the list many times over."""

import sys
import time
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench import street
from kit import clock
from membership import teams
from membership.models import City, Shop, Subscription, TownDay
from tests import factories

FEW, MANY, EACH, PRO = 30, 300, 12, 9
HEAVY, DEARER = 250_000, 8
LIST, BOARD = "/admin/villes/", "/admin/tableau-des-villes/"
PATHS = [BOARD, f"{BOARD}?ordre=baisse&action=on", f"{BOARD}?q=ville+29", f"{BOARD}?export=csv"]


@dataclass(frozen=True)
class Answer:
    queries: int
    size: int
    milliseconds: float


def grow(to: int) -> None:
    """Towns with their shops, nine of them Pro, and ninety days of history."""
    today, price, until = clock.today(), factories.price(), clock.now() + timedelta(days=20)
    for number in range(City.objects.count(), to):
        city = factories.city(name=f"Ville {number}", insee_code=f"X{number:04d}", departement="74")
        street.open_shops(city, EACH, start=number * EACH)
        pros = list(Shop.objects.in_city(city)[:PRO])
        for shop in pros:
            shop.member = factories.member()
        Shop.objects.bulk_update(pros, ["member"])
        Subscription.objects.bulk_create(
            Subscription(shop=shop, price=price, status="active", paid_until=until, pro_until=until, was_pro=True)
            for shop in pros
        )
        TownDay.objects.bulk_create(
            TownDay(
                city=city, day=today - timedelta(days=day), pro_count=(90 - day) // 10, shop_count=EACH, is_open=False
            )
            for day in range(1, 91)
        )


def ask(client: Client, path: str) -> Answer:
    client.get(path)
    times = []
    for _each in range(3):
        began = time.process_time()  # of this process: other work on the machine doesn't count
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(path)
            body = answer.getvalue()
        times.append((time.process_time() - began) * 1000)
    assert answer.status_code == 200, f"{path}: {answer.status_code}"
    return Answer(len(queries), len(body), median(times))


def main() -> int:
    failed = False
    with street.database():
        staff = factories.user(email="staff@example.org", is_staff=True)
        staff.groups.add(teams.staff_group())
        client = Client()
        factories.sign_in(client, staff)
        grow(FEW)
        few = {path: ask(client, path) for path in PATHS}
        grow(MANY)
        plain = ask(client, LIST)
        print(street.line(f"{MANY} towns  {LIST}", street.Measure(plain.queries, plain.size, plain.milliseconds)))
        for path in PATHS:
            found = ask(client, path)
            print(street.line(f"{MANY} towns  {path}", street.Measure(found.queries, found.size, found.milliseconds)))
            ratio = found.milliseconds / plain.milliseconds
            print(
                f"{'':<44}time x {ratio:.1f} of the list, {found.queries - few[path].queries} more queries than {FEW} towns"
            )
            failed = failed or found.queries > few[path].queries or found.size > HEAVY or ratio > DEARER
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
