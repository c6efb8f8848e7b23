"""What goes with the file of entries (LPF, article A47 A-1, XI): each column, each code, how to read it."""

from django.db.models import Count, Sum
from django.utils import timezone
from django.utils.translation import override

from focale.ground.dates import plain_date
from focale.ground.typography import euros

from . import fec
from .models import Issuer, Journal, Line

MEANINGS = (
    ("alphanumérique", "code du journal"),
    ("alphanumérique", "nom du journal"),
    ("alphanumérique", "numéro de l'écriture, sans trou dans l'exercice"),
    ("date", "jour de l'écriture"),
    ("alphanumérique", "numéro du compte, plan comptable des associations (règlement ANC 2018-06)"),
    ("alphanumérique", "nom du compte"),
    ("alphanumérique", "compte auxiliaire : à blanc, non utilisé"),
    ("alphanumérique", "nom du compte auxiliaire : à blanc, non utilisé"),
    ("alphanumérique", "référence de la pièce ; sans pièce, le numéro de l'écriture"),
    ("date", "jour de la pièce, celui de l'écriture"),
    ("alphanumérique", "libellé de l'écriture"),
    ("numérique", "montant au débit, en euros"),
    ("numérique", "montant au crédit, en euros"),
    ("alphanumérique", "lettrage : à blanc, non utilisé"),
    ("date", "jour du lettrage : à blanc, non utilisé"),
    ("date", "jour où l'écriture a été numérotée et scellée"),
    ("numérique", "montant en devise : à blanc, tout est en euros"),
    ("alphanumérique", "devise : à blanc, tout est en euros"),
)
"""Kind and meaning of each of the columns, in their order; in the language of the law."""
PIECES = {
    "AN": "reprise des soldes",
    "AG": "décision de l'assemblée sur le résultat",
    "B": "remise de chèques à la banque",
    "C": "somme due, ou son avoir",
    "D": "dépense",
    "E": "envoi de bons à leur émetteur",
    "F": "fonds dédiés",
    "G": "caution",
    "H": "heures de bénévolat",
    "K": "écart de caisse",
    "N": "contribution en nature",
    "P": "paiement, ou son remboursement",
    "R": "recette",
    "S": "subvention accordée",
    "T": "versement d'une subvention",
    "V": "virement interne",
}
"""What the letters before the number of a piece say."""


def description_of(year) -> bytes:
    """The text, in the letters of the file itself. Refuses as `fec.file_name` does."""
    name = fec.file_name(year)
    with override("fr"):
        told = [f"Description du fichier {name}", "", *_facts(year), *_sums(year)]
        told += ["", "1. Les zones", *_zones(), "", "2. Les codes des journaux"]
        told += [f"{code} : {label}" for code, label in Journal.choices]
        told += ["", "3. Les lettres des pièces", *(f"{code} : {words}" for code, words in PIECES.items())]
        told += ["", "4. Lire le fichier", *_technical()]
    return ("\r\n".join(map(fec.plainly, told)) + "\r\n").encode(fec.ENCODING)


def _sums(year):
    sealed = Line.objects.filter(entry__year=year).exclude(entry__seal="")
    told = sealed.aggregate(
        entries=Count("entry", distinct=True),
        lines=Count("pk"),
        debit=Sum("debit_cents", default=0),
        credit=Sum("credit_cents", default=0),
    )
    yield f"Écritures : {told['entries']} ; lignes : {told['lines']}"
    yield f"Débit : {euros(told['debit'])} ; crédit : {euros(told['credit'])}"


def _facts(year):
    issuer = Issuer.current()
    state = (
        f"clôturé le {plain_date(timezone.localdate(year.closed_at))}"
        if year.closed_at
        else f"en cours, écritures scellées jusqu'au {plain_date(timezone.localdate())}"
    )
    yield f"{issuer.legal_name}, SIREN {issuer.siren}"
    yield f"Exercice du {plain_date(year.first_day)} au {plain_date(year.last_day)}, {state}"


def _zones():
    for number, (column, (kind, meaning)) in enumerate(zip(fec.COLUMNS, MEANINGS, strict=True), start=1):
        yield f"{number}. {column} ({kind}) : {meaning}"


def _technical():
    yield "Texte à plat, jeu de caractères ISO 8859-15, enregistrements de longueur variable."
    yield "Zones séparées par une tabulation, enregistrements par retour chariot et fin de ligne."
    yield "La première ligne porte le nom des zones ; une ligne par mouvement de compte."
    yield "Dates AAAAMMJJ ; la virgule sépare les centimes ; aucun séparateur de milliers, aucun signe."
    yield "Ordre : d'abord la reprise des soldes, puis les écritures dans l'ordre de leur validation."
    yield "Les comptes 6 et 7 ne sont pas soldés en fin d'exercice ; aucune écriture de centralisation."
