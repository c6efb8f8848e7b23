from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ground", "0004_seal_in_order_of_finding"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["what", "id"], name="event_what"),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["by_words", "id"], name="event_by_words"),
        ),
    ]
