import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import focale.ground.models.secret_address


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_laid"),
        ("programme", "0002_add_calendar_key"),
    ]

    operations = [
        migrations.AddField(
            model_name="party",
            name="ticket",
            field=models.CharField(
                help_text="number of the form: sent twice, it counts once",
                max_length=40,
                null=True,
                unique=True,
            ),
        ),
        migrations.AddField(
            model_name="registration",
            name="has_priority",
            field=models.BooleanField(default=False, verbose_name="prioritaire"),
        ),
        migrations.RemoveIndex(model_name="registration", name="registration_status"),
        migrations.AddIndex(
            model_name="registration",
            index=models.Index(fields=["seating", "status", "party"], name="registration_line"),
        ),
        migrations.CreateModel(
            name="PartnerLink",
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
                        default=focale.ground.models.secret_address.new_key, max_length=32, unique=True
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="registration_links",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "lien de partenaire",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("revoked_at", None)),
                        fields=("organisation",),
                        name="partner_link_one_in_force",
                    )
                ],
            },
        ),
    ]
