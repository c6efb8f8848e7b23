import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0004_name_scans_at_random"),
    ]

    operations = [
        migrations.CreateModel(
            name="AddressChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("former", models.EmailField(blank=True, max_length=254)),
                ("email", models.EmailField(db_index=True, max_length=254, verbose_name="nouvelle adresse")),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("proven_at", models.DateTimeField(blank=True, null=True)),
                ("told_at", models.DateTimeField(blank=True, null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="address_changes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "changement d'adresse",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("proven_at", None)),
                        fields=("account",),
                        name="address_change_one_awaited",
                    )
                ],
            },
        ),
    ]
