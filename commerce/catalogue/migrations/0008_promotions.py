import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


# What a promotion takes off and when it began is part of the history of prices; it may only end earlier.
SQLITE = [
    """CREATE TRIGGER promotion_is_never_edited BEFORE UPDATE OF shop_id, kind, value, starts_at ON catalogue_promotion
       BEGIN SELECT RAISE(ABORT, 'a promotion is never edited'); END""",
    """CREATE TRIGGER promotion_is_never_prolonged BEFORE UPDATE OF ends_at ON catalogue_promotion
       WHEN NEW.ends_at > OLD.ends_at
       BEGIN SELECT RAISE(ABORT, 'a promotion is never prolonged'); END""",
]
POSTGRESQL = [
    """CREATE FUNCTION refuse_promotion_change() RETURNS trigger AS $$
       BEGIN RAISE EXCEPTION 'a promotion is never edited or prolonged'; END $$ LANGUAGE plpgsql""",
    """CREATE TRIGGER promotion_is_never_edited BEFORE UPDATE OF shop_id, kind, value, starts_at ON catalogue_promotion
       FOR EACH ROW EXECUTE FUNCTION refuse_promotion_change()""",
    """CREATE TRIGGER promotion_is_never_prolonged BEFORE UPDATE OF ends_at ON catalogue_promotion
       FOR EACH ROW WHEN (NEW.ends_at > OLD.ends_at) EXECUTE FUNCTION refuse_promotion_change()""",
]


def forwards(apps, schema_editor):
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def backwards(apps, schema_editor):
    on = " ON catalogue_promotion" if schema_editor.connection.vendor == "postgresql" else ""
    for name in ("promotion_is_never_edited", "promotion_is_never_prolonged"):
        schema_editor.execute(f"DROP TRIGGER {name}{on}")
    if on:
        schema_editor.execute("DROP FUNCTION refuse_promotion_change()")


class Migration(migrations.Migration):

    dependencies = [
        ('catalogue', '0007_prices_are_never_edited'),
        ('membership', '0019_prices_charged'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Promotion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, verbose_name='nom')),
                ('kind', models.CharField(choices=[('percent', 'un pourcentage'), ('amount', 'un montant en euros')], max_length=10)),
                ('value', models.DecimalField(decimal_places=2, max_digits=8)),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('created_at', models.DateTimeField()),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('products', models.ManyToManyField(related_name='promotions', to='catalogue.product')),
                ('shop', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='promotions', to='membership.shop')),
            ],
            options={
                'verbose_name': 'promotion',
                'ordering': ['-starts_at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('value__gt', 0)), name='a_promotion_takes_something_off'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'percent'), _negated=True), ('value__lt', 100), _connector='OR'), name='a_promotion_gives_nothing_away'), models.CheckConstraint(condition=models.Q(('ends_at__gte', models.F('starts_at'))), name='a_promotion_ends_after_it_began')],
            },
        ),
        migrations.RunPython(forwards, backwards),
    ]
