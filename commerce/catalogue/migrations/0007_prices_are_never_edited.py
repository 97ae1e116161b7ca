from django.db import migrations

# A size that nobody ever ordered disappears with all that was known of it; whatever else has a price keeps its history.
SQLITE = [
    """CREATE TRIGGER price_history_is_never_edited BEFORE UPDATE OF product_id, price, at ON catalogue_pricechange
       BEGIN SELECT RAISE(ABORT, 'the history of prices is never edited'); END""",
    """CREATE TRIGGER price_history_is_never_shortened BEFORE DELETE ON catalogue_pricechange
       WHEN (SELECT structure FROM catalogue_product WHERE id = OLD.product_id) <> 'child'
       BEGIN SELECT RAISE(ABORT, 'the history of prices is never shortened'); END""",
]
POSTGRESQL = [
    """CREATE FUNCTION refuse_price_history_change() RETURNS trigger AS $$
       BEGIN
         IF TG_OP = 'DELETE' THEN
           IF (SELECT structure FROM catalogue_product WHERE id = OLD.product_id) <> 'child' THEN
             RAISE EXCEPTION 'the history of prices is never shortened';
           END IF;
           RETURN OLD;
         END IF;
         RAISE EXCEPTION 'the history of prices is never edited';
       END $$ LANGUAGE plpgsql""",
    """CREATE TRIGGER price_history_is_never_edited BEFORE UPDATE OF product_id, price, at ON catalogue_pricechange
       FOR EACH ROW EXECUTE FUNCTION refuse_price_history_change()""",
    """CREATE TRIGGER price_history_is_never_shortened BEFORE DELETE ON catalogue_pricechange
       FOR EACH ROW EXECUTE FUNCTION refuse_price_history_change()""",
]


def forwards(apps, schema_editor):
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def backwards(apps, schema_editor):
    on = " ON catalogue_pricechange" if schema_editor.connection.vendor == "postgresql" else ""
    for name in ("price_history_is_never_edited", "price_history_is_never_shortened"):
        schema_editor.execute(f"DROP TRIGGER {name}{on}")
    if on:
        schema_editor.execute("DROP FUNCTION refuse_price_history_change()")


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0006_departments_and_variants")]
    operations = [migrations.RunPython(forwards, backwards)]
