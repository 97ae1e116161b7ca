from datetime import date
from decimal import Decimal

from django.db import migrations

ROWS = [("launch", Decimal("5.00"), date(2026, 1, 1)), ("list", Decimal("10.00"), date(2026, 1, 1))]


def add(apps, schema_editor):
    PlanPrice = apps.get_model("membership", "PlanPrice")
    for kind, amount, valid_from in ROWS:
        PlanPrice.objects.get_or_create(kind=kind, amount=amount, defaults={"valid_from": valid_from})


class Migration(migrations.Migration):
    dependencies = [("membership", "0003_subscription_bookkeeping")]

    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
