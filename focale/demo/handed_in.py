"""A list of members kept elsewhere, handed in and looked at, that nobody has confirmed yet."""

from django.core.files.base import ContentFile

from focale.association.models import Import, MembershipType

HEAD = "nom_adh;prenom_adh;ddn_adh;email_adh;gsm_adh;ville_adh;date_echeance"
LINES = (
    "Valette;Mireille;1958-04-12;mireille.valette@example.org;0600000031;{town};",
    "Sabatier;Rémi;31/02/1990;remi.sabatier@example.org;0600000032;{town};",
    "Jourdan;Aïda;2001-09-30;;0600000033;{town};",
    ";;1999-01-05;louis@example.org;;{town};",
)


def hand_in(demonstration):
    """The photo club's list: one line of somebody known, two to take up, two to correct."""
    by = demonstration.account("coordinator")
    known = next(person for person in demonstration.neighbours.pools["adults"] if person.born_on)
    lines = [line.format(town=demonstration.site.town) for line in LINES]
    told = (known.last_name, known.first_name, known.born_on, known.email, "", demonstration.site.town, "")
    text = "\n".join([HEAD, ";".join(str(cell) for cell in told), *lines, ""])
    file = ContentFile(text.encode(), name="adherents-photo-club.csv")
    imported = Import.objects.hand_in(file, by=by)
    kind = MembershipType.objects.order_by("position").first()
    imported.choose(imported.chosen | {"kind": kind.pk}, by=by)
