"""A shop's zones are changed one at a time: two who add or move at once wait for each other."""

from typing import Any

from django.db import transaction

from commerce.shipping.models import DeliveryZone, ShopDelivery

MOST = 12


class TooMany(Exception):
    """Nobody reads a longer list."""


class IsTheLast(Exception):
    """Who delivers does so somewhere; to stop is said otherwise."""


@transaction.atomic
def add(delivery: ShopDelivery, **facts: Any) -> DeliveryZone:
    """Behind the others. Raises `TooMany`."""
    zones = _locked(delivery)
    if len(zones) >= MOST:
        raise TooMany(delivery.pk)
    return DeliveryZone.objects.create(delivery=delivery, position=len(zones), **facts)


@transaction.atomic
def set_only(delivery: ShopDelivery, **facts: Any) -> None:
    """What the one simple form says: of the zone that is there, or of a first one."""
    zones = _locked(delivery)
    if not zones:
        DeliveryZone.objects.create(delivery=delivery, **facts)
    else:
        DeliveryZone.objects.filter(pk=zones[0].pk).update(**facts)


def change(zone: DeliveryZone, **facts: Any) -> None:
    DeliveryZone.objects.filter(pk=zone.pk).update(**facts)


@transaction.atomic
def move_up(zone: DeliveryZone) -> None:
    """One place nearer to the first, which is looked at before the others."""
    zones = _locked(zone.delivery)
    place = next((number for number, each in enumerate(zones) if each.pk == zone.pk), 0)
    if place:
        zones[place - 1], zones[place] = zones[place], zones[place - 1]
    _number(zones)


@transaction.atomic
def remove(zone: DeliveryZone) -> None:
    """Raises `IsTheLast`. What was ordered keeps its price."""
    others = [each for each in _locked(zone.delivery) if each.pk != zone.pk]
    if not others:
        raise IsTheLast(zone.pk)
    zone.delete()
    _number(others)


def _locked(delivery: ShopDelivery) -> list[DeliveryZone]:
    ShopDelivery.objects.select_for_update(no_key=True).get(pk=delivery.pk)
    return list(DeliveryZone.objects.filter(delivery=delivery))


def _number(zones: list[DeliveryZone]) -> None:
    for position, each in enumerate(zones):
        each.position = position
    DeliveryZone.objects.bulk_update(zones, ["position"])
