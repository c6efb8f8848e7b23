from django.db import migrations, models


def let_off(apps, schema_editor):
    """What was ready before the question was asked stays where it is shown; it is asked once opened again."""
    ready = apps.get_model("works", "Piece").objects.filter(state="ready")
    ready.filter(nothing_borrowed_at=None, borrowings=None).update(accepted_unasked=True)


class Migration(migrations.Migration):

    dependencies = [
        ('works', '0013_name_cleansing'),
    ]

    operations = [
        migrations.AddField(
            model_name='piece',
            name='accepted_unasked',
            field=models.BooleanField(default=False, editable=False, help_text='ready before it was asked what comes from others'),
        ),
        migrations.RunPython(let_off, migrations.RunPython.noop, elidable=True),
    ]
