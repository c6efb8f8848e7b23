"""`focale demo`: fill an empty database with one of the two demonstration places."""

import time

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.module_loading import import_string

from focale.ground.models import Identity


class Command(BaseCommand):
    help = "Remplit une base vide avec un lieu de démonstration."

    def add_arguments(self, parser):
        parser.add_argument("place", nargs="?", choices=["focus", "negpos"], default="focus", metavar="lieu")

    def handle(self, *args, place, **options):
        call_command("migrate", interactive=False, verbosity=0)
        if Identity.objects.exists():
            raise CommandError(
                "Cette base contient déjà un lieu, la démonstration n'y est pas ajoutée. "
                "Choisissez un dossier vide, par exemple FOCALE_HOME=var/essai."
            )
        self.stdout.write("Construction du lieu de démonstration…")
        self.stdout.flush()
        began = time.monotonic()
        build = import_string("focale.demo.build")  # here only: the service does not carry its weight
        with transaction.atomic():
            build(place)
        self.stdout.write(f"Le lieu de démonstration est prêt ({time.monotonic() - began:.0f} s).")
