from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("works", "0011_name_darkroom_work"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="piece",
            index=models.Index(fields=["made_on"], name="piece_by_day"),
        ),
    ]
