"""The lines of the forms all funders ask for: the budget (Cerfa 12156) and the financial report (15059).

The form and the chart of accounts number voluntary contributions differently: on the form 870 is
volunteering and 875 gifts in kind; `money.models.purpose` knows both, and the words decide.
"""

from dataclasses import dataclass
from itertools import takewhile

from django.utils.translation import gettext_lazy as _

EXPENSE, INCOME = "expense", "income"


@dataclass(frozen=True)
class Group:
    """A heading of the form with its lines: (number, words)."""

    side: str
    number: str
    words: str
    lines: tuple

    @property
    def heading(self) -> str:
        """As the form prints it: indirect charges and own resources have no number there."""
        return f"{self.number} · {self.words}" if self.number.isdecimal() else str(self.words)


GROUPS = (
    Group(
        EXPENSE,
        "60",
        _("Achats"),
        (
            ("601", _("Achats matières et fournitures")),
            ("60x", _("Autres fournitures")),
            ("604", _("Prestations de services")),
        ),
    ),
    Group(
        EXPENSE,
        "61",
        _("Services extérieurs"),
        (
            ("613", _("Locations")),
            ("615", _("Entretien et réparation")),
            ("616", _("Assurance")),
            ("618", _("Documentation")),
        ),
    ),
    Group(
        EXPENSE,
        "62",
        _("Autres services extérieurs"),
        (
            ("622", _("Rémunérations intermédiaires et honoraires")),
            ("623", _("Publicité, publication")),
            ("625", _("Déplacements, missions")),
            ("62x", _("Services bancaires, autres")),
        ),
    ),
    Group(
        EXPENSE,
        "63",
        _("Impôts et taxes"),
        (("631", _("Impôts et taxes sur rémunération")), ("635", _("Autres impôts et taxes"))),
    ),
    Group(
        EXPENSE,
        "64",
        _("Charges de personnel"),
        (
            ("641", _("Rémunération des personnels")),
            ("645", _("Charges sociales")),
            ("647", _("Autres charges de personnel")),
        ),
    ),
    Group(EXPENSE, "65", _("Autres charges de gestion courante"), (("65", ""),)),
    Group(EXPENSE, "66", _("Charges financières"), (("66", ""),)),
    Group(EXPENSE, "67", _("Charges exceptionnelles"), (("67", ""),)),
    Group(
        EXPENSE,
        "68",
        _("Dotations ; engagements à réaliser sur subventions non utilisées"),
        (("68", ""),),
    ),
    Group(EXPENSE, "69", _("Impôt sur les bénéfices ; participation des salariés"), (("69", ""),)),
    Group(
        EXPENSE,
        "IND",
        _("Charges indirectes affectées à l'action"),
        (
            ("IND1", _("Charges fixes de fonctionnement")),
            ("IND2", _("Frais financiers")),
            ("IND3", _("Autres")),
        ),
    ),
    Group(
        INCOME, "70", _("Vente de produits finis, de marchandises, prestations de services"), (("70", ""),)
    ),
    Group(INCOME, "73", _("Dotations et produits de tarification"), (("73", ""),)),
    Group(
        INCOME,
        "74",
        _("Subventions d'exploitation"),
        (
            ("74E", _("État")),
            ("74R", _("Conseil(s) régional(aux)")),
            ("74D", _("Conseil(s) départemental(aux)")),
            ("74I", _("Communautés de communes ou d'agglomérations")),
            ("74C", _("Commune(s)")),
            ("74S", _("Organismes sociaux")),
            ("74U", _("Fonds européens")),
            ("74A", _("Agence de services et de paiement (emplois aidés)")),
            ("74P", _("Autres établissements publics")),
            ("74V", _("Aides privées")),
        ),
    ),
    Group(
        INCOME,
        "75",
        _("Autres produits de gestion courante"),
        (
            ("756", _("Cotisations")),
            ("758", _("Dons manuels, mécénat")),
            ("750", _("Autres produits de gestion courante")),
        ),
    ),
    Group(INCOME, "76", _("Produits financiers"), (("76", ""),)),
    Group(INCOME, "77", _("Produits exceptionnels"), (("77", ""),)),
    Group(INCOME, "78", _("Report de ressources affectées et non utilisées"), (("78", ""),)),
    Group(INCOME, "79", _("Transfert de charges"), (("79", ""),)),
    Group(INCOME, "OWN", _("Ressources propres affectées à l'action"), (("OWN", ""),)),
)

IN_KIND = (
    Group(
        EXPENSE,
        "86",
        _("Emplois des contributions volontaires en nature"),
        (
            ("860", _("Secours en nature")),
            ("861", _("Mise à disposition gratuite de biens et services")),
            ("862", _("Prestations")),
            ("864", _("Personnel bénévole")),
        ),
    ),
    Group(
        INCOME,
        "87",
        _("Contributions volontaires en nature"),
        (
            ("870", _("Bénévolat")),
            ("871", _("Prestations en nature")),
            ("875", _("Dons en nature")),
        ),
    ),
)

SIDE_OF = {number: group.side for group in (*GROUPS, *IN_KIND) for number, _words in group.lines}
WORDS_OF = {number: words or group.words for group in (*GROUPS, *IN_KIND) for number, words in group.lines}
CARRIED_OVER, BROUGHT_OVER, OWN = "68", "78", "OWN"
WITHIN = {"604": "60", "69": "63", "750": "75", "79": "75"}
"""Lines the budget (12156) has and the report (15059) has not: they are counted within this heading there."""


def shown_number(line) -> str:
    """The number the form prints for a line: none for those that ours alone tell apart, as 74C and OWN."""
    return "".join(takewhile(str.isdecimal, line))


def lines_of(groups, side) -> list[tuple]:
    """(group, [(number, words)]) of one side, in the order of the form."""
    return [(group, group.lines) for group in groups if group.side == side]
