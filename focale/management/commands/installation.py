"""`focale check`: what is wrong with this installation, in plain words."""

import shutil
import sqlite3
import sys

from django.conf import settings
from django.core import mail
from django.core.checks import run_checks
from django.core.management.base import BaseCommand
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django_tasks_db.models import DBTaskResult

from focale.funding.models import Report
from focale.ground.models import Beat, Event
from focale.money import sealing
from focale.money.helloasso import checking
from focale.money.models import Paper, Till
from focale.people.models import Account
from focale.people.rights import Role
from focale.works import keeping
from mediatools import sandbox
from mediatools.subtitles import recognising

SAFE_SQLITE = (3, 51, 3)
LITTLE_SPACE = 500 * 1024 * 1024


class Command(BaseCommand):
    help = "Dit ce qui ne va pas dans cette installation, et comment y remédier."
    requires_system_checks = []

    def handle(self, *args, **options):
        wrong, advice = [], []
        looks = self.place, self.database, self.messages, self.address, self.cards, self.files, self.code
        for look in looks:
            look(wrong, advice)
        for sentence in wrong:
            self.stdout.write(self.style.ERROR("À corriger") + f"\u00a0: {sentence}")
        for sentence in advice:
            self.stdout.write(self.style.WARNING("À savoir") + f"\u00a0: {sentence}")
        if wrong:
            sys.exit(1)
        self.stdout.write(self.style.SUCCESS("Rien n'empêche Focale de fonctionner."))

    def place(self, wrong, advice):
        trial = settings.HOME / ".essai"
        try:
            trial.write_text("")
            trial.unlink()
        except OSError as error:
            wrong.append(f"le dossier {settings.HOME} n'est pas accessible en écriture ({error.strerror}).")
        if shutil.disk_usage(settings.HOME).free < LITTLE_SPACE:
            wrong.append(
                f"il reste moins de 500 Mo sur le disque de {settings.HOME}\u00a0: faites de la place."
            )
        if (settings.HOME / "secret").stat().st_mode & 0o077:
            wrong.append(
                f"la clé secrète est lisible par d'autres\u00a0: chmod 600 {settings.HOME / 'secret'}"
            )

    def database(self, wrong, advice):
        try:
            executor = MigrationExecutor(connection)
            if executor.migration_plan(executor.loader.graph.leaf_nodes()):
                wrong.append(
                    "la base de données n'est pas à jour\u00a0: lancez «\u00a0focale migrate\u00a0»."
                )
                return
            self.journal(wrong, advice)
            if not Account.objects.filter(role=Role.ADMINISTRATOR, is_active=True).exists():
                advice.append(
                    "personne n'administre ce site\u00a0: «\u00a0focale administrator ADRESSE\u00a0» "
                    "donne ce rôle à qui reçoit le courrier de cette adresse."
                )
        except DatabaseError as error:
            wrong.append(f"la base de données ne répond pas\u00a0: {str(error).splitlines()[0]}")
        if connection.vendor == "sqlite" and sqlite3.sqlite_version_info < SAFE_SQLITE:
            advice.append(
                f"SQLite {sqlite3.sqlite_version} a un défaut rare qui peut abîmer la base\u00a0; "
                "installez le paquet Python pysqlite3, ou prenez PostgreSQL (DATABASE_URL)."
            )

    def papers(self, wrong):
        changed, gaps = Paper.objects.broken()
        wrong.extend(
            f"le document {paper.name} ne dit plus ce qui a été donné\u00a0: il a été changé hors de Focale."
            for paper in changed
        )
        wrong.extend(Till.objects.faults())
        wrong.extend(f"il manque un numéro dans la série {series} (factures et reçus)." for series in gaps)

    def journal(self, wrong, advice):
        if (row := Event.objects.broken_seal()) is not None:
            wrong.append(f"le journal a été modifié à partir de la ligne {row.pk} ({row.at:%d/%m/%Y %H:%M}).")
        for report in Report.objects.broken():
            wrong.append(
                f"le bilan «\u00a0{report.title}\u00a0» ne dit plus ce qui a été enregistré\u00a0: il a été "
                f"modifié hors du logiciel. Refaites-le et ne donnez pas celui-ci (/bilans/{report.pk}/)."
            )
        wrong.extend(f"dans les comptes, {fault}" for fault in sealing.faults())
        self.papers(wrong)
        if failed := DBTaskResult.objects.failed().count():
            advice.append(f"{failed} tâche(s) de fond ont échoué\u00a0: voir Réglages, Technique.")
        if not Beat.objects.workers().exists():
            advice.append("le service n'est pas en route sur cette base («\u00a0focale serve\u00a0»).")

    def messages(self, wrong, advice):
        if not settings.EMAIL_BACKEND.endswith("smtp.EmailBackend"):
            advice.append("les messages ne partent pas par courriel\u00a0: EMAIL_URL n'est pas réglé.")
            return
        try:
            with mail.get_connection(timeout=8):
                pass
        except OSError as error:
            wrong.append(
                f"le serveur de messages {settings.EMAIL_HOST} ne répond pas comme attendu\u00a0: {error}"
            )

    def address(self, wrong, advice):
        if not settings.HTTPS:
            advice.append(
                f"l'adresse du site est {settings.ADDRESS}\u00a0: pour ouvrir au public, "
                "réglez FOCALE_ADDRESS sur une adresse en https (docs/deploy.md)."
            )
        if settings.DEBUG:
            wrong.append("FOCALE_DEBUG est à 1\u00a0: les erreurs montreraient des données. Retirez-le.")

    def cards(self, wrong, advice):
        wrong.extend(checking.faults())
        advice.extend(checking.advice())

    def files(self, wrong, advice):
        """How files from outside are read, and whether the store of those that are kept answers."""
        if sentence := sandbox.protections()["sentence"]:
            advice.append(sentence[0].lower() + sentence[1:])
        try:
            keeping.size("0" * 64)
        except OSError as error:
            wrong.append(f"les fichiers gardés ne répondent pas (FOCALE_STORE)\u00a0: {error}")
        if settings.SPEECH_MODEL and not recognising.available(settings.SPEECH_MODEL):
            wrong.append(
                f"la parole ne peut pas être reconnue\u00a0: il n'y a pas de modèle dans "
                f"{settings.SPEECH_MODEL} (FOCALE_SPEECH_MODEL), ou le paquet Python faster-whisper manque "
                "(docs/configuration.md)."
            )

    def code(self, wrong, advice):
        wrong.extend(str(problem) for problem in run_checks(include_deployment_checks=False))
