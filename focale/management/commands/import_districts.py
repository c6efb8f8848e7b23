"""focale import_districts FILE: the official outlines of the priority districts (GeoJSON, 2015 or 2024)."""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from focale.people.models import District


class Command(BaseCommand):
    help = "Read the priority districts of a GeoJSON file (schemas of 2015 and 2024)."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, *, file, **_options):
        try:
            new, renewed = District.objects.read_file(file.read_bytes())
        except OSError as trouble:
            raise CommandError(
                _("Ce fichier ne s'ouvre pas : %(why)s") % {"why": trouble.strerror}
            ) from trouble
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from refusal
        self.stdout.write(
            _("Quartiers ajoutés : %(new)d. Mis à jour : %(renewed)d.") % {"new": new, "renewed": renewed}
        )
