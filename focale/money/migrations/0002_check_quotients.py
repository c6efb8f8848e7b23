import django.core.validators
import django.utils.timezone
from django.db import migrations, models

import focale.money.models.family_quotient


class Migration(migrations.Migration):

    dependencies = [
        ('money', '0001_laid'),
    ]

    operations = [
        migrations.AddField(
            model_name='familyquotient',
            name='declared_at',
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False),
        ),
        migrations.AddField(
            model_name='familyquotient',
            name='refused_at',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='familyquotient',
            name='refused_why',
            field=models.CharField(blank=True, max_length=200, verbose_name='pourquoi'),
        ),
        migrations.AlterField(
            model_name='familyquotient',
            name='document',
            field=models.FileField(
                blank=True,
                upload_to=focale.money.models.family_quotient.document_path,
                validators=[django.core.validators.FileExtensionValidator(['pdf', 'jpg', 'jpeg', 'png'])],
                verbose_name='attestation',
            ),
        ),
        migrations.AddConstraint(
            model_name='familyquotient',
            constraint=models.CheckConstraint(
                condition=models.Q(('checked_at', None), ('refused_at', None), _connector='OR'),
                name='quotient_one_answer',
            ),
        ),
    ]
