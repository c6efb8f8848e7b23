from django.db import migrations, models

import focale.ground.models.secret_address


class Migration(migrations.Migration):
    dependencies = [
        ("programme", "0010_ask_prices"),
    ]

    operations = [
        migrations.AlterField(
            model_name="partnerlink",
            name="key",
            field=models.CharField(
                default=focale.ground.models.secret_address.new_key, max_length=40, unique=True
            ),
        ),
    ]
