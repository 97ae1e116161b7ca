from django.db import migrations

SQLITE = [
    """CREATE TRIGGER ledger_is_never_edited BEFORE UPDATE ON payment_ledgerentry
       BEGIN SELECT RAISE(ABORT, 'the ledger is never edited'); END""",
    """CREATE TRIGGER ledger_is_never_shortened BEFORE DELETE ON payment_ledgerentry
       BEGIN SELECT RAISE(ABORT, 'the ledger is never shortened'); END""",
]
POSTGRESQL = [
    """CREATE FUNCTION refuse_ledger_change() RETURNS trigger AS $$
       BEGIN RAISE EXCEPTION 'the ledger is never edited'; END $$ LANGUAGE plpgsql""",
    """CREATE TRIGGER ledger_is_never_edited BEFORE UPDATE OR DELETE ON payment_ledgerentry
       FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change()""",
]


def forwards(apps, schema_editor):
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def backwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER ledger_is_never_edited ON payment_ledgerentry")
        schema_editor.execute("DROP FUNCTION refuse_ledger_change()")
        return
    schema_editor.execute("DROP TRIGGER ledger_is_never_edited")
    schema_editor.execute("DROP TRIGGER ledger_is_never_shortened")


class Migration(migrations.Migration):
    dependencies = [("payment", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
