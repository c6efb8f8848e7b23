"""The file of entries the tax office asks for (LPF, article A47 A-1): 18 columns, one line per movement.

Text parted by tabs, ISO 8859-15, dates as 20260831, sums with a comma; named SIREN, « FEC », closing date.
"""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from focale.ground.language import kept_words

from .models import ChartAccount, Issuer, Journal, Line
from .models.chart_account import name_of

COLUMNS = (
    *("JournalCode", "JournalLib", "EcritureNum", "EcritureDate", "CompteNum", "CompteLib"),
    *("CompAuxNum", "CompAuxLib", "PieceRef", "PieceDate", "EcritureLib", "Debit", "Credit"),
    *("EcritureLet", "DateLet", "ValidDate", "Montantdevise", "Idevise"),
)
PLAINER = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "→": "->"})
ENCODING = "iso8859-15"


def file_name(year) -> str:
    """Refuses while nobody has written the number of the association."""
    siren = Issuer.current().siren
    if not siren:
        raise ValidationError(
            _("Le fichier porte le numéro SIREN de l'association\xa0: écrivez d'abord son SIRET.")
        )
    return f"{siren}FEC{year.last_day:%Y%m%d}.txt"


READ = ("journal", "number", "day", "piece", "label", "sealed_at")


def lines_of(year):
    """The file, line by line, as bytes: what is numbered and sealed, in the order of the numbers."""
    labels = ChartAccount.objects.labels()
    rows = Line.objects.filter(entry__year=year).exclude(entry__seal="").order_by("entry__number", "pk")
    read = rows.values_list(*(f"entry__{name}" for name in READ), "account", "debit_cents", "credit_cents")
    yield _line(COLUMNS)
    for row in read.iterator(chunk_size=2000):
        yield _line(_cells(*row, labels))


def _cells(journal, number, day, piece, label, sealed_at, account, debit, credit, labels):
    day, sealed = f"{day:%Y%m%d}", f"{timezone.localtime(sealed_at):%Y%m%d}"
    name = name_of(account, labels) or account
    told = [journal, kept_words(Journal(journal).label), str(number), day, account, name]
    told += ["", "", piece or str(number), day, label, _sum(debit), _sum(credit)]
    return [*told, "", "", sealed, "", ""]


def _sum(cents) -> str:
    return f"{cents // 100},{cents % 100:02}"


def _line(cells) -> bytes:
    plain = (" ".join(cell.translate(PLAINER).split()) for cell in cells)
    return ("\t".join(plain) + "\r\n").encode(ENCODING, "replace")
