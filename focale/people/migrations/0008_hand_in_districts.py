import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import focale.people.models.district_file


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0007_index_births_and_phones"),
    ]

    operations = [
        migrations.CreateModel(
            name="DistrictFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("districts", "contours des quartiers"),
                            ("addresses", "extrait de la base adresse"),
                        ],
                        max_length=10,
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("file", models.FileField(upload_to=focale.people.models.district_file.place_of)),
                ("told", models.JSONField(help_text="what would change")),
                ("handed_in_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "fichier de quartiers",
            },
        ),
    ]
