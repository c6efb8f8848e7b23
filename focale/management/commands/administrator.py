"""`focale administrator ADDRESS`: who administers the site, said by whoever commands the machine."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from focale.people.welcome import entrust_site


class Command(BaseCommand):
    help = "Donne l'administration du site à la personne qui reçoit le courrier de cette adresse."

    def add_arguments(self, parser):
        parser.add_argument("address", metavar="ADRESSE")

    def handle(self, *, address, **_options):
        try:
            validate_email(address)
            account = entrust_site(address)
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from refusal
        self.stdout.write(f"{account.email} administre maintenant le site.")
        self.stdout.write(f"Pour entrer\u00a0: {settings.ADDRESS}/entrer/, un code part à cette adresse.")
        if settings.EMAIL_BACKEND.endswith("filebased.EmailBackend"):
            self.stdout.write(
                f"Tant qu'EMAIL_URL n'est pas réglé, le code arrive dans {settings.EMAIL_FILE_PATH}."
            )
