import django.utils.timezone
from django.db import migrations, models
from django.utils import timezone

from focale.people.folding import fold
from focale.works.finding import day_of


def tell_days_and_titles(apps, schema_editor):
    """The day each piece says it was made, else that of its beginning; its title folded for the order."""
    table = apps.get_model("works", "Piece")
    for piece in table.objects.iterator():
        day = day_of(piece.content) or timezone.localdate(piece.made_at)
        table.objects.filter(pk=piece.pk).update(made_on=day, folded_title=fold(piece.title)[:120])


class Migration(migrations.Migration):
    dependencies = [
        ("works", "0009_arrange_recordings"),
    ]

    operations = [
        migrations.AddField(
            model_name="piece",
            name="folded_title",
            field=models.CharField(default="", editable=False, max_length=120),
        ),
        migrations.AddField(
            model_name="piece",
            name="made_on",
            field=models.DateField(default=django.utils.timezone.localdate, editable=False),
        ),
        migrations.RunPython(tell_days_and_titles, migrations.RunPython.noop, elidable=True),
    ]
