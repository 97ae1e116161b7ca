from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("kit", "0005_unsubscribe_url")]

    operations = [
        migrations.CreateModel(
            name="Series",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=20)),
                ("year", models.PositiveSmallIntegerField()),
                ("last", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("name", "year"), name="a_series_counts_once_a_year")
                ],
            },
        ),
    ]
