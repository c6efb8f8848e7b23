import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("money", "0014_say_the_last_day")]

    operations = [
        migrations.AddField(
            "paper",
            "organisation",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="papers",
                to="people.organisation",
            ),
        ),
        migrations.AddField(
            "share",
            "paper",
            models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="shares",
                to="money.paper",
            ),
        ),
    ]
