import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0008_hand_in_districts")]

    operations = [
        migrations.AlterField(
            model_name="consent",
            name="how",
            field=models.CharField(
                choices=[
                    ("screen", "à l'écran"),
                    ("paper", "sur papier"),
                    ("spoken", "de vive voix à l'accueil"),
                    ("tablet", "sur la tablette du lieu"),
                ],
                default="screen",
                max_length=10,
                verbose_name="comment",
            ),
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("drawn", models.JSONField(blank=True, default=list)),
                ("typed", models.CharField(blank=True, max_length=160, verbose_name="nom écrit")),
                ("signed_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "entered_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signatures",
                        to="people.person",
                    ),
                ),
            ],
            options={"verbose_name": "signature", "ordering": ["-signed_at", "-pk"]},
        ),
        migrations.AddField(
            model_name="consent",
            name="signature",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="consents",
                to="people.signature",
            ),
        ),
    ]
