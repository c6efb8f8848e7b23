import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import focale.works.models.borrowing


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0009_sign_on_a_tablet"),
        ("works", "0006_develop_negatives"),
    ]

    operations = [
        migrations.AddField(
            model_name="piece",
            name="nothing_borrowed_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="permission",
            name="signature",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="permissions",
                to="people.signature",
            ),
        ),
        migrations.AddField(
            model_name="borrowing",
            name="kind",
            field=models.CharField(
                choices=[
                    ("music", "une musique ou un bruit"),
                    ("picture", "une photo ou un dessin"),
                    ("text", "un texte"),
                    ("film", "un film"),
                    ("other", "autre chose"),
                ],
                default="other",
                max_length=10,
                verbose_name="c'est",
            ),
        ),
        migrations.AddField(
            model_name="borrowing",
            name="author",
            field=models.CharField(blank=True, max_length=160, verbose_name="de qui"),
        ),
        migrations.AddField(
            model_name="borrowing",
            name="terms",
            field=models.CharField(
                blank=True,
                choices=[
                    ("public", "domaine public : son auteur est mort depuis plus de 70 ans"),
                    ("cc0", "offert à tous, sans condition (CC0)"),
                    ("cc-by", "libre, si on dit le nom de l'auteur (CC BY)"),
                    ("cc-by-sa", "libre, si on dit le nom et si on partage pareil (CC BY-SA)"),
                    ("cc-by-nc", "libre, si on dit le nom et si rien n'est vendu (CC BY-NC)"),
                    ("cc-by-nc-sa", "libre, le nom, rien de vendu, partagé pareil (CC BY-NC-SA)"),
                    ("cc-by-nd", "libre, si on dit le nom et si on ne change rien (CC BY-ND)"),
                    ("written", "l'auteur a dit oui par écrit"),
                    ("paid", "droits payés (SACEM, ADAGP…)"),
                    ("quotation", "courte citation : quelques mots, avec le nom et le titre"),
                    ("own", "c'est à nous, fait avant ou ailleurs"),
                    ("other", "autre : je l'écris"),
                ],
                max_length=14,
                verbose_name="le droit de s'en servir",
            ),
        ),
        migrations.AddField(
            model_name="borrowing",
            name="paper",
            field=models.FileField(
                blank=True,
                upload_to=focale.works.models.borrowing.paper_path,
                verbose_name="la preuve, en fichier",
            ),
        ),
        migrations.CreateModel(
            name="Sitting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uses", models.JSONField(default=list)),
                ("years", models.PositiveSmallIntegerField(default=1)),
                ("code", models.CharField(blank=True, editable=False, max_length=8)),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("entered_at", models.DateTimeField(editable=False, null=True)),
                ("closed_at", models.DateTimeField(editable=False, null=True)),
                ("answered", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "occurrence",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sittings",
                        to="programme.occurrence",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "production",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sittings",
                        to="works.production",
                    ),
                ),
            ],
            options={
                "verbose_name": "tablette ouverte pour signer",
                "ordering": ["-opened_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("production", None), ("occurrence", None), _connector="XOR"),
                        name="sitting_is_of_one_thing",
                    )
                ],
            },
        ),
    ]
