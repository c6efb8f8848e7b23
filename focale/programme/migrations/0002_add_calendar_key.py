import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import focale.ground.models.secret_address


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_laid"),
        ("programme", "0001_laid"),
    ]

    operations = [
        migrations.CreateModel(
            name="CalendarKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        default=focale.ground.models.secret_address.new_key, max_length=40, unique=True
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calendar_keys",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "adresse d'agenda",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("revoked_at", None)),
                        fields=("person",),
                        name="calendar_key_one_in_force",
                    )
                ],
            },
        ),
    ]
