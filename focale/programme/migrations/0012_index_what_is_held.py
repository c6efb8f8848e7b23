from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("programme", "0011_lengthen_partner_keys"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="occurrence",
            index=models.Index(fields=["activity", "cancelled_at", "starts_at"], name="occurrence_held"),
        ),
        migrations.AddIndex(
            model_name="party",
            index=models.Index(
                condition=models.Q(("offered_until__isnull", False)),
                fields=["offered_until"],
                name="party_offered",
            ),
        ),
        migrations.AddIndex(
            model_name="registration",
            index=models.Index(
                condition=models.Q(("status", "waiting")), fields=["seating"], name="registration_waiting"
            ),
        ),
    ]
