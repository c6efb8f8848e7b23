from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("money", "0013_number_checkouts_freely")]

    operations = [
        migrations.AddField(
            "charge", "until", models.DateField(blank=True, null=True, verbose_name="dernier jour")
        ),
    ]
