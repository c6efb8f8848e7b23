"""The database itself refuses two things at once in one room; pictures know whether they were made small.

Behind the lock of `models/dates.py`, not instead of it. On SQLite a trigger; a later migration that rebuilds
the table there must put it back (a test looks).
"""

from django.db import migrations, models

import focale.programme.models.picture

POSTGRESQL = """
ALTER TABLE programme_occurrence ADD CONSTRAINT occurrence_room_once EXCLUDE USING gist (
  int8range(room_id, room_id, '[]') WITH &&, tstzrange(starts_at, ends_at) WITH &&
) WHERE (has_room_alone AND cancelled_at IS NULL)
"""
SQLITE = """
CREATE TRIGGER occurrence_room_once_{name} BEFORE {event} ON programme_occurrence
WHEN NEW.has_room_alone AND NEW.cancelled_at IS NULL AND EXISTS (
  SELECT 1 FROM programme_occurrence held
  WHERE held.room_id = NEW.room_id AND held.has_room_alone AND held.cancelled_at IS NULL
    AND held.id IS NOT NEW.id AND held.starts_at < NEW.ends_at AND held.ends_at > NEW.starts_at
)
BEGIN SELECT RAISE(ABORT, 'occurrence_room_once'); END
"""


def guard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL)
    elif schema_editor.connection.vendor == "sqlite":
        changed = "UPDATE OF room_id, has_room_alone, cancelled_at, starts_at, ends_at"
        schema_editor.execute(SQLITE.format(name="new", event="INSERT"))
        schema_editor.execute(SQLITE.format(name="changed", event=changed))


def leave(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE programme_occurrence DROP CONSTRAINT occurrence_room_once")
    elif schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER occurrence_room_once_new")
        schema_editor.execute("DROP TRIGGER occurrence_room_once_changed")


class Migration(migrations.Migration):
    dependencies = [("programme", "0003_remember_tickets_priority_and_partner_links")]

    operations = [
        migrations.AddField(
            model_name="occurrence",
            name="has_room_alone",
            field=models.BooleanField(
                default=False,
                editable=False,
                help_text="nobody else may be there: the database's own guard reads it",
            ),
        ),
        migrations.AddField(
            model_name="picture",
            name="rendered_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AlterField(
            model_name="picture",
            name="file",
            field=models.ImageField(upload_to=focale.programme.models.picture.new_place, verbose_name="image"),
        ),
        migrations.AlterField(
            model_name="holiday",
            name="zone",
            field=models.CharField(
                blank=True,
                choices=[("A", "zone A"), ("B", "zone B"), ("C", "zone C")],
                max_length=2,
                verbose_name="zone",
            ),
        ),
        migrations.RunPython(guard, leave),
    ]
