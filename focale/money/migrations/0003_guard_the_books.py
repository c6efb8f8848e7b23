"""Years of the accounts; entries are numbered and sealed, and the database itself keeps them as they are.

What the guards refuse, on both databases: to change or delete a sealed entry, its lines or a closed year; to add
a line to a sealed entry; to seal an entry that is not balanced; to write into a closed year; to close a year with
entries not sealed; years that overlap. A later migration that rebuilds one of the three tables on SQLite calls
`lift` before and `put` after (a test looks).
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

POSTGRESQL = """
CREATE FUNCTION money_guard_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.seal <> '' THEN RAISE EXCEPTION 'entry_sealed' USING ERRCODE = 'check_violation'; END IF;
    RETURN OLD;
  END IF;
  IF TG_OP = 'INSERT' AND NEW.seal <> '' THEN
    RAISE EXCEPTION 'entry_sealed_unseen' USING ERRCODE = 'check_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.seal <> '' THEN
    IF to_jsonb(NEW) - 'made_by_id' IS DISTINCT FROM to_jsonb(OLD) - 'made_by_id' THEN
      RAISE EXCEPTION 'entry_sealed' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.year_id IS NOT NULL THEN
    PERFORM 1 FROM money_fiscalyear WHERE id = NEW.year_id AND closed_at IS NULL FOR KEY SHARE;
    IF NOT FOUND THEN RAISE EXCEPTION 'entry_year_closed' USING ERRCODE = 'check_violation'; END IF;
  END IF;
  IF NEW.seal <> '' AND NOT COALESCE((
    SELECT SUM(debit_cents) = SUM(credit_cents) FROM money_line WHERE entry_id = NEW.id
  ), FALSE) THEN
    RAISE EXCEPTION 'entry_unbalanced' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION money_guard_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM 1 FROM money_entry WHERE id = OLD.entry_id AND seal <> '';
    IF FOUND THEN RAISE EXCEPTION 'line_sealed' USING ERRCODE = 'check_violation'; END IF;
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  PERFORM 1 FROM money_entry WHERE id = NEW.entry_id AND seal = '' FOR SHARE;
  IF NOT FOUND THEN RAISE EXCEPTION 'line_sealed' USING ERRCODE = 'check_violation'; END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION money_guard_year() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.closed_at IS NOT NULL THEN
    IF TG_OP = 'DELETE' OR to_jsonb(NEW) - 'closed_by_id' IS DISTINCT FROM to_jsonb(OLD) - 'closed_by_id' THEN
      RAISE EXCEPTION 'year_closed' USING ERRCODE = 'check_violation';
    END IF;
  ELSIF TG_OP = 'UPDATE' AND NEW.closed_at IS NOT NULL THEN
    PERFORM 1 FROM money_entry WHERE year_id = NEW.id AND seal = '';
    IF FOUND THEN RAISE EXCEPTION 'year_not_sealed' USING ERRCODE = 'check_violation'; END IF;
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER money_guard_entry BEFORE INSERT OR UPDATE OR DELETE ON money_entry
  FOR EACH ROW EXECUTE FUNCTION money_guard_entry();
CREATE TRIGGER money_guard_line BEFORE INSERT OR UPDATE OR DELETE ON money_line
  FOR EACH ROW EXECUTE FUNCTION money_guard_line();
CREATE TRIGGER money_guard_year BEFORE UPDATE OR DELETE ON money_fiscalyear
  FOR EACH ROW EXECUTE FUNCTION money_guard_year();
ALTER TABLE money_fiscalyear ADD CONSTRAINT fiscal_years_apart
  EXCLUDE USING gist (daterange(first_day, last_day, '[]') WITH &&);
"""

POSTGRESQL_LIFT = """
ALTER TABLE money_fiscalyear DROP CONSTRAINT fiscal_years_apart;
DROP TRIGGER money_guard_year ON money_fiscalyear;
DROP TRIGGER money_guard_line ON money_line;
DROP TRIGGER money_guard_entry ON money_entry;
DROP FUNCTION money_guard_year();
DROP FUNCTION money_guard_line();
DROP FUNCTION money_guard_entry();
"""

SEALED_COLUMNS = (
    "id, year_id, journal, day, label, piece, is_by_hand, reverses_id, made_at, number, seal, sealed_at"
)
YEAR_COLUMNS = "id, first_day, last_day, last_number, last_seal, closed_at"
OPEN_YEAR = "SELECT 1 FROM money_fiscalyear WHERE id = NEW.year_id AND closed_at IS NULL"
SEALED_ENTRY = "EXISTS (SELECT 1 FROM money_entry WHERE id = {row}.entry_id AND seal <> '')"
BALANCED = "SELECT SUM(debit_cents) = SUM(credit_cents) FROM money_line WHERE entry_id = NEW.id"
OVERLAP = (
    "EXISTS (SELECT 1 FROM money_fiscalyear y WHERE y.id IS NOT NEW.id"
    " AND y.first_day <= NEW.last_day AND y.last_day >= NEW.first_day)"
)
SQLITE = {
    # name: (when and on what, condition, what it says)
    "money_entry_unseen": ("INSERT ON money_entry", "NEW.seal <> ''", "entry_sealed_unseen"),
    "money_entry_kept": (f"UPDATE OF {SEALED_COLUMNS} ON money_entry", "OLD.seal <> ''", "entry_sealed"),
    "money_entry_held": ("DELETE ON money_entry", "OLD.seal <> ''", "entry_sealed"),
    "money_entry_year_new": (
        "INSERT ON money_entry",
        f"NEW.year_id IS NOT NULL AND NOT EXISTS ({OPEN_YEAR})",
        "entry_year_closed",
    ),
    "money_entry_year": (
        "UPDATE OF year_id ON money_entry",
        f"OLD.seal = '' AND NEW.year_id IS NOT NULL AND NOT EXISTS ({OPEN_YEAR})",
        "entry_year_closed",
    ),
    "money_entry_balanced": (
        "UPDATE OF seal ON money_entry",
        f"OLD.seal = '' AND NEW.seal <> '' AND COALESCE(({BALANCED}), 0) = 0",
        "entry_unbalanced",
    ),
    "money_line_new": ("INSERT ON money_line", SEALED_ENTRY.format(row="NEW"), "line_sealed"),
    "money_line_kept": (
        "UPDATE ON money_line",
        f"{SEALED_ENTRY.format(row='OLD')} OR {SEALED_ENTRY.format(row='NEW')}",
        "line_sealed",
    ),
    "money_line_held": ("DELETE ON money_line", SEALED_ENTRY.format(row="OLD"), "line_sealed"),
    "money_year_kept": (
        f"UPDATE OF {YEAR_COLUMNS} ON money_fiscalyear",
        "OLD.closed_at IS NOT NULL",
        "year_closed",
    ),
    "money_year_held": ("DELETE ON money_fiscalyear", "OLD.closed_at IS NOT NULL", "year_closed"),
    "money_year_sealed": (
        "UPDATE OF closed_at ON money_fiscalyear",
        "OLD.closed_at IS NULL AND NEW.closed_at IS NOT NULL"
        " AND EXISTS (SELECT 1 FROM money_entry WHERE year_id = NEW.id AND seal = '')",
        "year_not_sealed",
    ),
    "money_years_apart_new": ("INSERT ON money_fiscalyear", OVERLAP, "fiscal_years_apart"),
    "money_years_apart": ("UPDATE OF first_day, last_day ON money_fiscalyear", OVERLAP, "fiscal_years_apart"),
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
    dependencies = [
        ("money", "0002_check_quotients"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FiscalYear",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first_day", models.DateField(unique=True, verbose_name="premier jour")),
                ("last_day", models.DateField(unique=True, verbose_name="dernier jour")),
                ("last_number", models.PositiveIntegerField(default=0, editable=False)),
                ("last_seal", models.CharField(blank=True, editable=False, max_length=64)),
                ("closed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "exercice",
                "ordering": ["-first_day"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last_day__gt", models.F("first_day"))), name="fiscal_year_runs"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="entry",
            name="is_by_hand",
            field=models.BooleanField(default=False, editable=False, help_text="written as such, by no act"),
        ),
        migrations.AddField(
            model_name="entry",
            name="number",
            field=models.PositiveIntegerField(blank=True, editable=False, null=True, verbose_name="numéro"),
        ),
        migrations.AddField(
            model_name="entry",
            name="reverses",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reversed_by",
                to="money.entry",
            ),
        ),
        migrations.AddField(
            model_name="entry",
            name="seal",
            field=models.CharField(blank=True, editable=False, max_length=64),
        ),
        migrations.AddField(
            model_name="entry",
            name="sealed_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="entry",
            name="year",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="entries",
                to="money.fiscalyear",
            ),
        ),
        migrations.AlterField(
            model_name="entry",
            name="journal",
            field=models.CharField(
                choices=[
                    ("VE", "ventes et participations"),
                    ("AC", "achats"),
                    ("BQ", "banque"),
                    ("CA", "caisse"),
                    ("OD", "opérations diverses"),
                    ("AN", "à-nouveaux"),
                ],
                max_length=2,
                verbose_name="journal",
            ),
        ),
        migrations.AddIndex(
            model_name="entry", index=models.Index(fields=["year", "day"], name="entry_of_year")
        ),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.UniqueConstraint(fields=("year", "number"), name="entry_number_once"),
        ),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("number", None), ("seal", ""), ("sealed_at", None)),
                    models.Q(
                        models.Q(("seal", ""), _negated=True),
                        ("number__isnull", False),
                        ("sealed_at__isnull", False),
                        ("year__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="entry_sealed_with_its_number",
            ),
        ),
        migrations.AddIndex(
            model_name="line", index=models.Index(fields=["project"], name="line_of_project")
        ),
        migrations.RunPython(put, lift),
    ]
