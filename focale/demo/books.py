"""The books of the demonstration, since the first season: what such a place buys, gets and is lent."""

from datetime import timedelta
from io import BytesIO
from unicodedata import normalize

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw

from focale.money.balances_file import Balances
from focale.money.models import (
    Contribution,
    Expense,
    FiscalYear,
    Income,
    InKind,
    PaidBy,
    Purpose,
    ReceivedBy,
)
from focale.money.opening import open_with

FIRST = [("512", "Banque", 421_055), ("530", "Caisse", 18_620), ("1068", "Réserves", -439_675)]
MONTHLY = (
    ("Frais de tenue de compte", Purpose.BANK_FEES, 890, PaidBy.TRANSFER, "La banque"),
    ("Internet et téléphone du local", Purpose.SERVICES_BOUGHT, 4_199, PaidBy.TRANSFER, "L'opérateur"),
)
BOUGHT = (
    # days after the season began, what, what for, cents, how, from whom
    (9, "Assurance du local et du matériel", Purpose.INSURANCE, 38_400, PaidBy.TRANSFER, "L'assureur"),
    (16, "Papier photo baryté, 50 feuilles", Purpose.CONSUMABLES, 8_950, PaidBy.CARD, "Photo Cévennes"),
    (24, "Révélateur et fixateur", Purpose.CONSUMABLES, 4_370, PaidBy.CARD, "Photo Cévennes"),
    (33, "Piles et adaptateurs", Purpose.SMALL_EQUIPMENT, 2_465, PaidBy.OWED, "Le bazar du Gardon"),
    (47, "Affiches de la saison", Purpose.COMMUNICATION, 11_800, PaidBy.TRANSFER, "Imprimerie du Pont"),
    (61, "Droits d'auteur, soirée de courts métrages", Purpose.AUTHOR_RIGHTS, 7_210, PaidBy.TRANSFER, ""),
    (68, "Train pour le festival d'Arles", Purpose.TRAVEL, 4_640, PaidBy.WAIVED, "Gare d'Alès"),
    (75, "Goûter du vernissage", Purpose.CONSUMABLES, 3_215, PaidBy.CASH, "Épicerie du Faubourg"),
    (79, "Réparation de l'agrandisseur", Purpose.MAINTENANCE, 14_500, PaidBy.LATER, "Atelier Optique"),
    (130, "Cartouches d'encre", Purpose.CONSUMABLES, 9_980, PaidBy.CARD, "Photo Cévennes"),
    (171, "Micro-cravate", Purpose.SMALL_EQUIPMENT, 6_990, PaidBy.CARD, "Son et Lumière"),
    (204, "Ménage du local", Purpose.SERVICES_BOUGHT, 15_000, PaidBy.TRANSFER, "Net Services"),
    (260, "Tirages de l'exposition de fin d'année", Purpose.SERVICES_BOUGHT, 21_300, PaidBy.LATER, "Labo 30"),
)
RECEIVED = (
    (30, "Vente de cartes postales", Purpose.SALES, 6_400, ReceivedBy.CASH, ""),
    (64, "Buvette de la soirée de courts métrages", Purpose.SALES, 11_250, ReceivedBy.CASH, ""),
    (78, "Don", Purpose.GIFTS, 5_000, ReceivedBy.CHEQUE, "Une voisine"),
    (100, "Don", Purpose.GIFTS, 20_000, ReceivedBy.TRANSFER, "Club des commerçants"),
    (290, "Intérêts du compte", Purpose.FINANCIAL_INCOME, 1_130, ReceivedBy.TRANSFER, "La banque"),
)


def open_years(demonstration):
    """A year for each season, the first with its opening balances."""
    by, seasons = demonstration.account("treasurer"), demonstration.seasons
    year = FiscalYear.open(first_day=seasons[0].first_day, last_day=seasons[0].last_day, by=by)
    open_with(year, Balances(rows=FIRST), by=by)
    while year.last_day < demonstration.today:
        year = year.open_next(by=by)


def keep_books(demonstration):
    """What was bought, received and lent until today."""
    for season in demonstration.seasons:
        _tell(demonstration, season, demonstration.account("treasurer"))


def _tell(demonstration, season, by):
    """One season: gains before costs, so that the cash box is never short."""
    volunteer = demonstration.leader(demonstration.place.meeting.leader)
    until = min(season.last_day, demonstration.today)
    for days, label, purpose, cents, how, giver in RECEIVED:
        if (day := season.first_day + timedelta(days=days)) <= until:
            facts = {"label": label, "day": day, "cents": cents, "giver_name": giver, "by": by}
            Income.note(purpose=purpose, received_by=how, **facts)
    for days, *told in BOUGHT:
        if (day := season.first_day + timedelta(days=days)) <= until:
            expense = _buy(day, *told, volunteer=volunteer, by=by)
            if expense.is_awaiting and day + timedelta(days=60) <= until:
                expense.settle(PaidBy.TRANSFER, day=day + timedelta(days=21), by=by)
    for month in range(12):
        day = season.first_day + timedelta(days=27 + 30 * month)
        if day <= until:
            _tell_month(day, demonstration.place.money.givers[0].name, by)


def _tell_month(day, lender, by):
    for told in MONTHLY:
        _buy(day, *told, by=by)
    Contribution.note(
        kind=InKind.PREMISES,
        label="Le local, prêté par la Ville",
        giver_name=lender,
        basis="120 m² à 6,50 €, par mois",
        cents=78_000,
        day=day,
        by=by,
    )


def _buy(day, label, purpose, cents, how, supplier, *, volunteer=None, by):
    """An expense with the photo of its ticket; the smallest have none."""
    paper = ticket(supplier or label, label, cents, day) if cents > 2_500 else ""
    return Expense.note(
        label=label,
        purpose=purpose,
        cents=cents,
        day=day,
        paid_by=how,
        supplier_name=supplier,
        volunteer=volunteer if how in (PaidBy.OWED, PaidBy.WAIVED) else None,
        document=paper,
        by=by,
    )


def ticket(supplier, label, cents, day):
    """A receipt as a photo would show it."""
    drawn = Image.new("L", (420, 260), 248)
    pen, total = ImageDraw.Draw(drawn), f"TOTAL  {cents // 100},{cents % 100:02} EUR"
    for row, words in enumerate((supplier, f"{day:%d/%m/%Y}", label, "", total)):
        plain = normalize("NFKD", words).encode("ascii", "ignore").decode()  # a till knows no accents
        pen.text((28, 28 + 40 * row), plain, fill=30, font_size=20)
    file = BytesIO()
    drawn.save(file, "PNG")
    return ContentFile(file.getvalue(), name="ticket.png")
