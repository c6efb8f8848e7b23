"""A count of the cash box is never changed nor deleted, whoever asks: the law wants that of cash registers.

Only the account of who counted may become empty, when it is erased; the name stays in the sealed journal.
A later migration that rebuilds the table on SQLite calls `lift` before and `put` after (a test looks).
"""

from django.db import migrations

POSTGRESQL = """
CREATE FUNCTION money_guard_till() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'made_by_id' IS NOT DISTINCT FROM to_jsonb(OLD) - 'made_by_id'
    AND (NEW.made_by_id IS NULL OR NEW.made_by_id IS NOT DISTINCT FROM OLD.made_by_id) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'till_sealed' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER money_guard_till BEFORE UPDATE OR DELETE ON money_till
  FOR EACH ROW EXECUTE FUNCTION money_guard_till();
"""

POSTGRESQL_LIFT = """
DROP TRIGGER money_guard_till ON money_till;
DROP FUNCTION money_guard_till();
"""

COLUMNS = (
    "id, number, day, opening_cents, expected_cents, counted_cents, note, entry_id, coins, is_opening,"
    " closed_at, seal"
)
SQLITE = {
    # name: (when and on what, condition, what it says)
    "money_till_kept": (f"UPDATE OF {COLUMNS} ON money_till", "TRUE", "till_sealed"),
    "money_till_by": (
        "UPDATE OF made_by_id ON money_till",
        "NEW.made_by_id IS NOT NULL AND NEW.made_by_id IS NOT OLD.made_by_id",
        "till_sealed",
    ),
    "money_till_held": ("DELETE ON money_till", "TRUE", "till_sealed"),
}


def put(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL)
    elif schema_editor.connection.vendor == "sqlite":
        for name, (event, condition, words) in SQLITE.items():
            schema_editor.execute(
                f"CREATE TRIGGER {name} BEFORE {event} WHEN {condition} "
                f"BEGIN SELECT RAISE(ABORT, '{words}'); END"
            )


def lift(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL_LIFT)
    elif schema_editor.connection.vendor == "sqlite":
        for name in SQLITE:
            schema_editor.execute(f"DROP TRIGGER {name}")


class Migration(migrations.Migration):
    dependencies = [("money", "0016_count_begun_minutes")]

    operations = [migrations.RunPython(put, lift)]
