"""A ZIP to take away waits, is tried again and says how far it is like all heavy work."""

import django.db.models.deletion
from django.db import migrations, models


def carry(apps, schema_editor):
    """What was made stays made. What was under way is asked for again by a button: its task is of yesterday."""
    takeaways = apps.get_model("works", "Takeaway").objects.all()
    apps.get_model("works", "Making").objects.bulk_create(
        apps.get_model("works", "Making")(
            takeaway=row, work="pack", asked_at=row.asked_at, ended_at=row.asked_at,
            progress="done" if row.progress == "done" else "failed",
            percent=row.percent, sentence=row.sentence,
        )
        for row in takeaways
    )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("works", "0014_ask_what_is_borrowed")]

    operations = [
        migrations.AddField(
            model_name="making",
            name="takeaway",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="making",
                to="works.takeaway",
            ),
        ),
        migrations.AlterField(
            model_name="making",
            name="work",
            field=models.CharField(
                choices=[
                    ("look", "examen"),
                    ("render", "versions légères"),
                    ("blocks", "blocs de sous-titres"),
                    ("speech", "reconnaissance de la parole"),
                    ("assemble", "montage"),
                    ("measure", "mesure d'une pellicule"),
                    ("cleanse", "copie sans lieu ni appareil"),
                    ("derive", "tirages et recadrages"),
                    ("pack", "ZIP à emporter"),
                ],
                max_length=10,
                verbose_name="travail",
            ),
        ),
        migrations.RemoveConstraint(model_name="making", name="making_is_of_an_original_or_a_take"),
        migrations.AddConstraint(
            model_name="making",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(original__isnull=False, take__isnull=True, takeaway__isnull=True),
                    models.Q(original__isnull=True, take__isnull=False, takeaway__isnull=True),
                    models.Q(original__isnull=True, take__isnull=True, takeaway__isnull=False),
                    _connector="OR",
                ),
                name="making_is_of_one_thing",
            ),
        ),
        migrations.RunPython(carry, migrations.RunPython.noop, elidable=True),
        migrations.RemoveField(model_name="takeaway", name="progress"),
        migrations.RemoveField(model_name="takeaway", name="percent"),
        migrations.RemoveField(model_name="takeaway", name="sentence"),
    ]
