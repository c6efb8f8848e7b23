"""Where pieces are shown, portfolios, and works to take away."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import focale.ground.models.secret_address
import focale.works.models.showing
import focale.works.models.takeaway


class Migration(migrations.Migration):
    dependencies = [
        ("works", "0007_sign_and_borrow"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Portfolio",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "named_as",
                    models.CharField(
                        choices=[
                            ("full", "prénom et nom"),
                            ("first", "prénom seulement"),
                            ("pen", "un autre nom, que j'ai choisi"),
                            ("nobody", "sans nom"),
                        ],
                        default="nobody",
                        max_length=8,
                        verbose_name="nommé",
                    ),
                ),
                ("pen_name", models.CharField(blank=True, max_length=80, verbose_name="autre nom")),
                ("words", models.TextField(blank=True, max_length=1500, verbose_name="quelques mots")),
                (
                    "openness",
                    models.CharField(
                        choices=[
                            ("private", "privé : moi seul le vois"),
                            ("link", "par un lien secret, que je donne à qui je veux"),
                            ("public", "public : sur le site, avec les autres portfolios"),
                        ],
                        default="private",
                        max_length=8,
                        verbose_name="qui peut le voir",
                    ),
                ),
                ("opened_at", models.DateTimeField(editable=False, null=True)),
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
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="portfolio",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "portfolio",
            },
        ),
        migrations.CreateModel(
            name="PortfolioLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        default=focale.ground.models.secret_address.new_key, max_length=40, unique=True
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "portfolio",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="works.portfolio",
                    ),
                ),
            ],
            options={
                "verbose_name": "lien de portfolio",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("revoked_at", None)),
                        fields=("portfolio",),
                        name="portfolio_link_one_in_force",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Showing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "use",
                    models.CharField(
                        choices=[
                            ("internal", "dans le lieu, entre nous"),
                            ("web", "sur le site"),
                            ("social", "sur les réseaux sociaux"),
                            ("print", "dans le magazine imprimé"),
                            ("exhibition", "dans une exposition"),
                            ("press", "dans la presse"),
                            ("broadcast", "dans un film diffusé"),
                            ("report", "dans un bilan pour un financeur"),
                            ("archive", "dans les archives"),
                        ],
                        max_length=20,
                        verbose_name="où",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=160, verbose_name="précisément")),
                ("copies", models.PositiveIntegerField(blank=True, null=True, verbose_name="exemplaires")),
                (
                    "key",
                    models.CharField(
                        default=focale.works.models.showing.new_key,
                        editable=False,
                        max_length=40,
                        unique=True,
                    ),
                ),
                (
                    "from_on",
                    models.DateField(default=django.utils.timezone.localdate, verbose_name="à partir du"),
                ),
                ("until", models.DateField(blank=True, null=True, verbose_name="jusqu'au")),
                (
                    "is_findable",
                    models.BooleanField(
                        default=False, verbose_name="les moteurs de recherche peuvent la trouver"
                    ),
                ),
                ("rank", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("lacking_since", models.DateTimeField(editable=False, null=True)),
                ("settled_at", models.DateTimeField(editable=False, null=True)),
                ("settled_words", models.CharField(blank=True, max_length=160)),
                ("ended_at", models.DateTimeField(editable=False, null=True)),
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
                    "piece",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="showings", to="works.piece"
                    ),
                ),
                (
                    "portfolio",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="showings",
                        to="works.portfolio",
                    ),
                ),
            ],
            options={
                "verbose_name": "présentation d'une création",
                "ordering": ["rank", "-from_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None), ("until__gte", models.F("from_on")), _connector="OR"
                        ),
                        name="showing_ends_after_it_begins",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None), ("portfolio", None), ("use", "web")),
                        fields=("piece",),
                        name="showing_one_address",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("piece", "portfolio"),
                        name="showing_once_on_portfolio",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Takeaway",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "key",
                    models.CharField(
                        default=focale.works.models.takeaway.new_key,
                        editable=False,
                        max_length=40,
                        unique=True,
                    ),
                ),
                (
                    "progress",
                    models.CharField(
                        choices=[
                            ("waiting", "en attente"),
                            ("running", "en cours"),
                            ("done", "fait"),
                            ("failed", "échoué"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("percent", models.PositiveSmallIntegerField(default=0)),
                ("address", models.CharField(blank=True, db_index=True, max_length=64)),
                ("size", models.PositiveBigIntegerField(default=0)),
                ("held_files", models.JSONField(default=list)),
                ("sentence", models.CharField(blank=True, max_length=400)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="takeaways",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "créations à emporter",
                "ordering": ["-asked_at", "-pk"],
            },
        ),
    ]
