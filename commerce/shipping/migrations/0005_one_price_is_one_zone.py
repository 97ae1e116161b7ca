"""What a shop told of its one price becomes its one zone; also of who has stopped delivering meanwhile."""

from django.db import migrations


def to_zones(apps, schema_editor):
    delivery, zone = (apps.get_model("shipping", name) for name in ("ShopDelivery", "DeliveryZone"))
    told = [each for each in delivery.objects.order_by("pk") if _is_told(each)]
    zone.objects.bulk_create(
        [
            zone(
                delivery=each, fee=each.home_fee, free_from=each.home_free_from, postcodes=list(each.home_postcodes or [])
            )
            for each in told
        ]
    )


def to_one_price(apps, schema_editor):
    delivery, zone = (apps.get_model("shipping", name) for name in ("ShopDelivery", "DeliveryZone"))
    first = {}
    for each in zone.objects.order_by("position", "pk"):
        first.setdefault(each.delivery_id, each)
    for pk, each in first.items():
        facts = {"home_fee": each.fee, "home_free_from": each.free_from, "home_postcodes": each.postcodes}
        delivery.objects.filter(pk=pk).update(**facts)
    zone.objects.all().delete()


def _is_told(delivery) -> bool:
    facts = (delivery.home_is_on, delivery.home_fee, delivery.home_postcodes)
    return any(facts) or delivery.home_free_from is not None


class Migration(migrations.Migration):
    dependencies = [("shipping", "0004_delivery_zones")]

    operations = [migrations.RunPython(to_zones, to_one_price)]
