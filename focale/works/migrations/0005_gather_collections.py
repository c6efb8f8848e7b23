import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from focale.people.folding import fold


def tell_places(apps, schema_editor):
    """Where each piece was made, as it says, folded for the search."""
    table = apps.get_model("works", "Piece")
    for piece in table.objects.exclude(content={}).iterator():
        told = [piece.content.get(name) for name in ("where", "venue", "country")]
        if place := next(filter(None, told), ""):
            table.objects.filter(pk=piece.pk).update(folded_place=fold(str(place))[:160])


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0008_hand_in_districts'),
        ('works', '0004_write_captions'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Collection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=120, verbose_name='titre')),
                ('about', models.TextField(blank=True, max_length=2000, verbose_name='quelques mots')),
                ('is_shown_to_makers', models.BooleanField(default=False, verbose_name='montrée à qui a fait ces créations')),
                ('folded_words', models.TextField(default='', editable=False)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('archived_at', models.DateTimeField(editable=False, null=True)),
            ],
            options={
                'verbose_name': 'collection',
                'ordering': ['-made_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='CollectionRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rank', models.PositiveIntegerField()),
            ],
            options={
                'verbose_name': "création d'une collection",
                'ordering': ['rank', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ProofReading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('named_as', models.CharField(choices=[('full', 'prénom et nom'), ('first', 'prénom seulement'), ('pen', "un autre nom, que j'ai choisi"), ('nobody', 'sans nom')], default='first', max_length=8, verbose_name='nommé')),
                ('pen_name', models.CharField(blank=True, max_length=80, verbose_name='autre nom')),
                ('said', models.CharField(blank=True, choices=[('', "n'a pas encore lu"), ('yes', "c'est facile à comprendre"), ('hard', "c'est difficile")], default='', max_length=4, verbose_name='réponse')),
                ('words', models.CharField(blank=True, max_length=500, verbose_name='ce qui est difficile')),
                ('digest', models.CharField(blank=True, editable=False, max_length=64)),
                ('read_at', models.DateTimeField(editable=False, null=True)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                'verbose_name': 'relecture en facile à lire',
                'ordering': ['pk'],
            },
        ),
        migrations.AddField(
            model_name='piece',
            name='folded_place',
            field=models.CharField(default='', editable=False, max_length=160),
        ),
        migrations.AddIndex(
            model_name='piece',
            index=models.Index(fields=['-written_at', '-id'], name='piece_last_written'),
        ),
        migrations.AddField(
            model_name='collection',
            name='cover',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='works.piece'),
        ),
        migrations.AddField(
            model_name='collection',
            name='made_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='collectionrow',
            name='collection',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='works.collection'),
        ),
        migrations.AddField(
            model_name='collectionrow',
            name='piece',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='collection_rows', to='works.piece'),
        ),
        migrations.AddField(
            model_name='proofreading',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proof_readings', to='people.person'),
        ),
        migrations.AddField(
            model_name='proofreading',
            name='piece',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='proof_readings', to='works.piece'),
        ),
        migrations.AddConstraint(
            model_name='collectionrow',
            constraint=models.UniqueConstraint(fields=('collection', 'piece'), name='collected_once'),
        ),
        migrations.AddConstraint(
            model_name='proofreading',
            constraint=models.UniqueConstraint(fields=('piece', 'person'), name='proof_read_once'),
        ),
        migrations.AddConstraint(
            model_name='proofreading',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('read_at', None), ('said', '')), models.Q(models.Q(('said', ''), _negated=True), models.Q(('digest', ''), _negated=True), ('read_at__isnull', False)), _connector='OR'), name='proof_reading_is_of_words'),
        ),
        migrations.RunPython(tell_places, migrations.RunPython.noop, elidable=True),
    ]
