"""focale import_addresses FILE: which streets lie in a district, by the national address base."""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from focale.people.addresses import lines_of, read_addresses
from focale.people.models import District


class Command(BaseCommand):
    help = "List the streets of the priority districts from a BAN file (csv or csv.gz)."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, *, file, **_options):
        if not District.objects.exclude(geometry=None).exists():
            raise CommandError(_("Lisez d'abord les quartiers : focale import_districts FICHIER."))
        try:
            with file.open("rb") as opened:
                count = District.objects.list_streets_of(read_addresses(lines_of(opened)))
        except OSError as trouble:
            raise CommandError(
                _("Ce fichier ne s'ouvre pas : %(why)s") % {"why": trouble.strerror or trouble}
            ) from trouble
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from refusal
        self.stdout.write(_("Rues ou parties de rue notées : %(count)d.") % {"count": count})
