"""`focale prepare`: everything the service needs before it opens; done where it is not done yet."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from focale.ground.files import compile_catalogues, gather, is_gathered
from focale.ground.models import Identity


def is_migrated() -> bool:
    """The database knows every migration of the code."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def is_ready() -> bool:
    """Nothing is to be prepared; looking costs some hundredths of a second."""
    if not is_migrated() or not is_gathered():
        return False
    return bool(not settings.DEMONSTRATION or Identity.objects.exists())


class Command(BaseCommand):
    help = "Prépare le lieu\u00a0: base de données, démonstration, fichiers du site."
    requires_system_checks = []

    def handle(self, *args, **options):
        if not is_migrated():
            self.stdout.write("Mise à jour de la base de données…")
            self.stdout.flush()
            call_command("migrate", interactive=False, verbosity=0)
        if settings.DEMONSTRATION and not Identity.objects.exists():
            call_command("demo", settings.DEMONSTRATION, stdout=self.stdout)
        compile_catalogues()
        gather()
