
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('money', '0007_count_cash_and_take_cheques'),
    ]

    operations = [
        migrations.AddField(
            model_name='expense',
            name='waiver',
            field=models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='waived_expense', to='money.income'),
        ),
        migrations.AlterField(
            model_name='income',
            name='received_by',
            field=models.CharField(choices=[('transfer', 'virement'), ('cash', 'espèces'), ('cheque', 'chèque'), ('waived', 'abandon de frais')], default='transfer', max_length=10, verbose_name='reçu par'),
        ),
    ]
