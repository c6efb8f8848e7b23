"""Which program wrote a list, told by the names of its columns, and what each column holds."""

from typing import NamedTuple

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from focale.people.folding import fold

from .facts import Fact

ANYWHERE = {
    Fact.LAST_NAME: "nom, nom de famille, nom de naissance, nom d usage, last name, lastname",
    Fact.FIRST_NAME: "prenom, prenoms, first name, firstname",
    Fact.FULL_NAME: "nom et prenom, nom prenom, prenom et nom, prenom nom, nom complet",
    Fact.BIRTH: "date de naissance, naissance, ne le, nee le, ne e le, annee de naissance, date naiss",
    Fact.TITLE: "civilite, titre, sexe, genre",
    Fact.EMAIL: "email, e mail, mail, courriel, adresse e mail, adresse email, adresse mail,"
    " adresse electronique",
    Fact.MOBILE: "portable, mobile, telephone portable, telephone mobile, tel portable, tel mobile, gsm",
    Fact.PHONE: "telephone, tel, numero de telephone, telephone fixe, tel domicile",
    Fact.STREET: "adresse, adresse postale, rue, voie",
    Fact.POSTCODE: "code postal, cp",
    Fact.TOWN: "ville, commune",
    Fact.ORGANISATION: "raison sociale, structure, societe, association, organisme",
    Fact.FAMILY: "famille, foyer",
    Fact.ROLE: "rattachement",
    Fact.KIND: "formule, tarif, type d adhesion, categorie, cotisation",
    Fact.CENTS: "montant, montant tarif, montant cotisation",
    Fact.FIRST_DAY: "debut, date de debut, date d adhesion, date adhesion",
    Fact.LAST_DAY: "fin, date de fin, echeance, date d echeance, expiration, date d expiration",
    Fact.JOINED: "membre depuis, date d inscription, date d entree",
}
GALETTE = {
    Fact.LAST_NAME: "nom adh",
    Fact.FIRST_NAME: "prenom adh",
    Fact.BIRTH: "ddn adh",
    Fact.TITLE: "titre adh, sexe adh",
    Fact.EMAIL: "email adh",
    Fact.MOBILE: "gsm adh",
    Fact.PHONE: "tel adh",
    Fact.STREET: "adresse adh",
    Fact.POSTCODE: "cp adh",
    Fact.TOWN: "ville adh",
    Fact.ORGANISATION: "societe adh",
    Fact.LAST_DAY: "date echeance",
    Fact.JOINED: "date crea adh",
}
NOETHYS = {
    Fact.FAMILY: "famille, idfamille, id famille",
    Fact.ROLE: "rattachement, categorie",
    Fact.BIRTH: "date naiss",
    Fact.STREET: "rue resid",
    Fact.POSTCODE: "cp resid",
    Fact.TOWN: "ville resid",
    Fact.MOBILE: "tel mobile",
    Fact.PHONE: "tel domicile",
    Fact.EMAIL: "mail",
}
HELLOASSO = {
    Fact.LAST_NAME: "nom adherent",
    Fact.FIRST_NAME: "prenom adherent",
    Fact.FIRST_DAY: "date de la commande",
    Fact.STATUS: "statut de la commande",
    Fact.KIND: "tarif",
    Fact.CENTS: "montant tarif",
    Fact.PAYER_LAST_NAME: "nom payeur",
    Fact.PAYER_FIRST_NAME: "prenom payeur",
    Fact.PAYER_EMAIL: "email payeur",
}
PAHEKO = {
    Fact.FULL_NAME: "nom",
    Fact.JOINED: "date d inscription",
    Fact.BIRTH: "annee de naissance",
}


class Source(TextChoices):
    GALETTE = "galette", "Galette"
    PAHEKO = "paheko", "Paheko"
    NOETHYS = "noethys", "Noethys"
    HELLOASSO = "helloasso", "HelloAsso"
    OTHER = "other", _("un autre tableau")


OF_MEMBERS = (Source.GALETTE, Source.PAHEKO, Source.HELLOASSO)
"""Whose lists name members; those of the others name whoever came."""
SIGNS = {
    Source.GALETTE: ("nom adh", "prenom adh"),
    Source.HELLOASSO: ("nom adherent", "statut de la commande"),
    Source.NOETHYS: ("rattachement", "rue resid|date naiss|cp resid|idfamille"),
    Source.PAHEKO: ("numero de membre", "inscription a la lettre d information|date d inscription|nom"),
}
"""The columns that give a program away: each of them, one of those between bars."""
OWN = {
    Source.GALETTE: GALETTE,
    Source.HELLOASSO: HELLOASSO,
    Source.NOETHYS: NOETHYS,
    Source.PAHEKO: PAHEKO,
    Source.OTHER: {},
}


class Recognised(NamedTuple):
    source: Source
    signs: list[str]


def plain(column) -> str:
    """A column's name as it is compared: « Date naiss. » as « date naiss »."""
    return fold(column).replace(".", "").strip()


def recognise(head) -> Recognised:
    """The program whose columns these are, with the ones that say so, as they are written in the file."""
    written = {plain(name): name for name in reversed(head)}
    for source, signs in SIGNS.items():
        seen = [next((word for word in sign.split("|") if word in written), None) for sign in signs]
        if all(seen):
            return Recognised(source, [written[word] for word in seen])
    return Recognised(Source.OTHER, [])


def facts_of_columns(head, source) -> list[str]:
    """What each column holds, as far as its name says; a fact is held by one column."""
    names, found, taken = _meanings(source), [], set()
    for column in head:
        fact = names.get(plain(column), Fact.NOTHING)
        found.append(str(Fact.NOTHING if fact in taken else fact))
        taken.add(fact)
    if Fact.LAST_NAME in found and Fact.FIRST_NAME not in found:
        found[found.index(Fact.LAST_NAME)] = str(Fact.FULL_NAME)
    return found


def _meanings(source) -> dict:
    found = {}
    for meanings in (ANYWHERE, OWN[source]):
        for fact, names in meanings.items():
            found |= {name.strip(): fact for name in names.split(",")}
    if source == Source.HELLOASSO:
        found |= {"email": Fact.EMAIL}
    return found
