from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("letters", "0003_let_letters_pass"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(fields=["kind", "state", "id"], name="letter_kind"),
        ),
    ]
