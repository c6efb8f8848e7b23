"""The file of entries the tax office asks for (LPF, article A47 A-1): 18 columns, one line per movement.

Text parted by tabs, ISO 8859-15, dates as 20260831, sums with a comma; named SIREN, « FEC », closing date. In
the order of the numbers, which is that of their sealing; but opening balances come first (VII, 3°), though
those a late closing carried over were sealed after others. `fec_description.py` goes with it (XI).
"""

import unicodedata

from django.core.exceptions import ValidationError
from django.db.models import Case, When
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
OPENING_FIRST = Case(When(entry__journal=Journal.OPENING, then=0), default=1)


def file_name(year) -> str:
    """As the text wants it (IX). Refuses while nobody has written the number of the association."""
    siren = Issuer.current().siren
    if not siren:
        raise ValidationError(
            _("Le fichier porte le numéro SIREN de l'association\xa0: écrivez d'abord son SIRET.")
        )
    return f"{siren}FEC{year.last_day:%Y%m%d}.txt"


READ = ("journal", "number", "day", "piece", "label", "sealed_at")


def lines_of(year):
    """The file, line by line, as bytes: what is numbered and sealed, opening balances first."""
    labels = ChartAccount.objects.labels()
    rows = Line.objects.filter(entry__year=year).exclude(entry__seal="")
    read = rows.order_by(OPENING_FIRST, "entry__number", "pk")
    read = read.values_list(*(f"entry__{name}" for name in READ), "account", "debit_cents", "credit_cents")
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
    return ("\t".join(map(plainly, cells)) + "\r\n").encode(ENCODING)


def plainly(words) -> str:
    """On one line, with the letters the file can say: « ş » becomes « s », what has no such letter « ? »."""
    plain = " ".join(words.translate(PLAINER).split())
    try:
        plain.encode(ENCODING)
    except UnicodeEncodeError:
        plain = "".join(map(_plain_letter, plain))
    return plain


def _plain_letter(letter) -> str:
    try:
        letter.encode(ENCODING)
    except UnicodeEncodeError:
        bare = unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode()
        return " ".join(bare.split()) or "?"
    return letter
