from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("money", "0015_invoice_partners")]

    operations = [
        migrations.AddField(
            "tariffversion",
            "counted",
            models.PositiveSmallIntegerField(
                choices=[
                    (1, "à la minute"),
                    (15, "au quart d'heure entamé"),
                    (30, "à la demi-heure entamée"),
                    (60, "à l'heure entamée"),
                ],
                default=1,
                verbose_name="la durée est comptée",
            ),
        ),
    ]
