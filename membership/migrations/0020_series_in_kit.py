from django.db import migrations

NAMES = {"invoice": "LPC", "credit": "LPC-A"}


def move_down(apps, schema_editor):
    """Numbers go on where they stood."""
    series = apps.get_model("kit", "Series")
    for row in apps.get_model("membership", "InvoiceSeries").objects.all():
        series.objects.create(name=NAMES[row.kind], year=row.year, last=row.last)


def move_up(apps, schema_editor):
    kinds = {name: kind for kind, name in NAMES.items()}
    series = apps.get_model("membership", "InvoiceSeries")
    for row in apps.get_model("kit", "Series").objects.filter(name__in=kinds):
        series.objects.create(kind=kinds[row.name], year=row.year, last=row.last)
        row.delete()


class Migration(migrations.Migration):
    dependencies = [("membership", "0019_prices_charged"), ("kit", "0006_series")]

    operations = [migrations.RunPython(move_down, move_up), migrations.DeleteModel(name="InvoiceSeries")]
