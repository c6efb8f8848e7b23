"""What is bought, what comes in, what is given in kind, what changes place; the chart of accounts is shipped."""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import focale.money.models.booked
from django.conf import settings
from django.db import migrations, models

from focale.money.chart import CHART


def ship(apps, schema_editor):
    apps.get_model("money", "ChartAccount").objects.bulk_create(
        apps.get_model("money", "ChartAccount")(code=code, label=label) for code, label in CHART.items()
    )


class Migration(migrations.Migration):

    dependencies = [
        ('money', '0003_guard_the_books'),
        ('people', '0005_prove_addresses'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ChartAccount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=12, unique=True, validators=[django.core.validators.RegexValidator('^[1-8]\\d{2,11}$', 'Un numéro de compte a trois chiffres au moins.')], verbose_name='numéro')),
                ('label', models.CharField(max_length=120, verbose_name='nom')),
                ('is_retired', models.BooleanField(default=False, verbose_name='ne sert plus')),
            ],
            options={
                'verbose_name': 'compte',
                'ordering': ['code'],
            },
        ),
        migrations.CreateModel(
            name='Contribution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('label', models.CharField(max_length=160, verbose_name='quoi')),
                ('day', models.DateField(verbose_name='date')),
                ('cents', models.PositiveIntegerField(verbose_name='somme')),
                ('project', models.CharField(blank=True, db_index=True, max_length=40, verbose_name='action')),
                ('document', models.FileField(blank=True, upload_to=focale.money.models.booked.new_place, verbose_name='justificatif')),
                ('folded_words', models.CharField(default='', editable=False, max_length=600)),
                ('ticket', models.CharField(blank=True, editable=False, max_length=40, null=True, unique=True)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('cancelled_at', models.DateTimeField(editable=False, null=True)),
                ('cancel_reason', models.CharField(blank=True, default='', editable=False, max_length=120)),
                ('kind', models.CharField(choices=[('premises', 'un local ou du matériel prêté'), ('things', 'des objets, de la nourriture, des fournitures'), ('services', 'un service rendu gratuitement par un professionnel'), ('volunteers', 'du temps de bénévoles')], max_length=12, verbose_name='donné')),
                ('giver_name', models.CharField(blank=True, max_length=120, verbose_name='de la part de')),
                ('basis', models.CharField(blank=True, max_length=160, verbose_name='comment la valeur est estimée')),
                ('entry', models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s', to='money.entry')),
                ('giver', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='contributions', to='people.person')),
                ('giver_organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='contributions', to='people.organisation')),
                ('made_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'contribution en nature',
                'ordering': ['-day', '-pk'],
                'abstract': False,
                'indexes': [models.Index(fields=['day'], name='contribution_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(('cents__gt', 0)), name='money_contribution_of_something')],
            },
        ),
        migrations.CreateModel(
            name='Expense',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('label', models.CharField(max_length=160, verbose_name='quoi')),
                ('day', models.DateField(verbose_name='date')),
                ('cents', models.PositiveIntegerField(verbose_name='somme')),
                ('project', models.CharField(blank=True, db_index=True, max_length=40, verbose_name='action')),
                ('document', models.FileField(blank=True, upload_to=focale.money.models.booked.new_place, verbose_name='justificatif')),
                ('folded_words', models.CharField(default='', editable=False, max_length=600)),
                ('ticket', models.CharField(blank=True, editable=False, max_length=40, null=True, unique=True)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('cancelled_at', models.DateTimeField(editable=False, null=True)),
                ('cancel_reason', models.CharField(blank=True, default='', editable=False, max_length=120)),
                ('purpose', models.CharField(choices=[('consumables', 'matières et fournitures'), ('small_equipment', 'petit équipement, autres fournitures'), ('services_bought', 'prestations achetées'), ('rentals', 'locations'), ('maintenance', 'entretien et réparation'), ('insurance', 'assurance'), ('documentation', 'documentation'), ('instructor_fees', 'intervenants, honoraires'), ('communication', 'publicité, impression'), ('travel', 'déplacements, missions'), ('bank_fees', 'banque et autres services'), ('wage_taxes', 'impôts et taxes sur salaires'), ('other_taxes', 'autres impôts et taxes'), ('wages', 'salaires'), ('social_charges', 'charges sociales'), ('other_staff', 'autres frais de personnel'), ('author_rights', "droits d'auteur, gestion courante"), ('interest', 'charges financières'), ('exceptional_costs', 'charges exceptionnelles'), ('depreciation', 'amortissements')], max_length=30, verbose_name='pour')),
                ('supplier_name', models.CharField(blank=True, max_length=120, verbose_name='fournisseur')),
                ('reference', models.CharField(blank=True, max_length=40, verbose_name='numéro de la facture')),
                ('paid_by', models.CharField(choices=[('transfer', 'virement ou prélèvement'), ('card', "carte de l'association"), ('cash', 'espèces de la caisse'), ('cheque', "chèque de l'association"), ('later', 'facture à payer plus tard'), ('owed', 'avancé par un bénévole, à lui rendre'), ('waived', 'offert par un bénévole, qui renonce au remboursement')], default='transfer', max_length=10, verbose_name='payé par')),
                ('settled_on', models.DateField(blank=True, editable=False, null=True)),
                ('settled_by', models.CharField(blank=True, choices=[('transfer', 'virement ou prélèvement'), ('card', "carte de l'association"), ('cash', 'espèces de la caisse'), ('cheque', "chèque de l'association"), ('later', 'facture à payer plus tard'), ('owed', 'avancé par un bénévole, à lui rendre'), ('waived', 'offert par un bénévole, qui renonce au remboursement')], default='', editable=False, max_length=10)),
                ('entry', models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s', to='money.entry')),
                ('made_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('settlement', models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='settled_expense', to='money.entry')),
                ('supplier', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='expenses', to='people.organisation')),
                ('volunteer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='expenses', to='people.person')),
            ],
            options={
                'verbose_name': 'dépense',
                'ordering': ['-day', '-pk'],
                'abstract': False,
                'indexes': [models.Index(fields=['day'], name='expense_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(('cents__gt', 0)), name='money_expense_of_something'), models.CheckConstraint(condition=models.Q(models.Q(('paid_by__in', ('owed', 'waived')), _negated=True), ('volunteer__isnull', False), _connector='OR'), name='expense_paid_by_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('settled_on', None), ('settlement', None)), models.Q(('paid_by__in', ('later', 'owed')), ('settled_on__isnull', False), ('settlement__isnull', False)), _connector='OR'), name='expense_settled_once')],
            },
        ),
        migrations.CreateModel(
            name='Income',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('label', models.CharField(max_length=160, verbose_name='quoi')),
                ('day', models.DateField(verbose_name='date')),
                ('cents', models.PositiveIntegerField(verbose_name='somme')),
                ('project', models.CharField(blank=True, db_index=True, max_length=40, verbose_name='action')),
                ('document', models.FileField(blank=True, upload_to=focale.money.models.booked.new_place, verbose_name='justificatif')),
                ('folded_words', models.CharField(default='', editable=False, max_length=600)),
                ('ticket', models.CharField(blank=True, editable=False, max_length=40, null=True, unique=True)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('cancelled_at', models.DateTimeField(editable=False, null=True)),
                ('cancel_reason', models.CharField(blank=True, default='', editable=False, max_length=120)),
                ('purpose', models.CharField(choices=[('activity_fees', 'participation aux activités'), ('sales', 'ventes et prestations'), ('grants', 'subventions'), ('membership_fees', 'adhésions'), ('gifts', 'dons'), ('waived_expenses', 'frais abandonnés par des bénévoles'), ('other_income', 'autres produits'), ('financial_income', 'produits financiers'), ('exceptional_income', 'produits exceptionnels'), ('funds_carried_over', 'report de subventions non utilisées')], max_length=30, verbose_name='pour')),
                ('giver_name', models.CharField(blank=True, max_length=120, verbose_name='de la part de')),
                ('received_by', models.CharField(choices=[('transfer', 'virement'), ('cash', 'espèces'), ('cheque', 'chèque')], default='transfer', max_length=10, verbose_name='reçu par')),
                ('reference', models.CharField(blank=True, max_length=40, verbose_name='référence')),
                ('entry', models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s', to='money.entry')),
                ('giver', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='incomes', to='people.person')),
                ('giver_organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='incomes', to='people.organisation')),
                ('made_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'recette',
                'ordering': ['-day', '-pk'],
                'abstract': False,
                'indexes': [models.Index(fields=['day'], name='income_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(('cents__gt', 0)), name='money_income_of_something')],
            },
        ),
        migrations.CreateModel(
            name='Transfer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('label', models.CharField(max_length=160, verbose_name='quoi')),
                ('day', models.DateField(verbose_name='date')),
                ('cents', models.PositiveIntegerField(verbose_name='somme')),
                ('project', models.CharField(blank=True, db_index=True, max_length=40, verbose_name='action')),
                ('document', models.FileField(blank=True, upload_to=focale.money.models.booked.new_place, verbose_name='justificatif')),
                ('folded_words', models.CharField(default='', editable=False, max_length=600)),
                ('ticket', models.CharField(blank=True, editable=False, max_length=40, null=True, unique=True)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('cancelled_at', models.DateTimeField(editable=False, null=True)),
                ('cancel_reason', models.CharField(blank=True, default='', editable=False, max_length=120)),
                ('source', models.CharField(max_length=12, verbose_name='de')),
                ('target', models.CharField(max_length=12, verbose_name='vers')),
                ('entry', models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s', to='money.entry')),
                ('made_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'virement interne',
                'ordering': ['-day', '-pk'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('cents__gt', 0)), name='money_transfer_of_something'), models.CheckConstraint(condition=models.Q(('source', models.F('target')), _negated=True), name='transfer_goes_elsewhere')],
            },
        ),
        migrations.RunPython(ship, migrations.RunPython.noop),
    ]
