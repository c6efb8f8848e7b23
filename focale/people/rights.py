"""Who may do what: one table a board member can read. A role has its rights, and those of nobody else."""

from enum import StrEnum
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    PARTICIPANT = "", _("participant ou responsable")
    LEADER = "leader", _("animateur ou animatrice")
    COORDINATOR = "coordinator", _("coordination")
    TREASURER = "treasurer", _("trésorerie")
    BOARD = "board", _("conseil d'administration")
    ADMINISTRATOR = "administrator", _("administration du site")


class Right(StrEnum):
    SEE_PLANNING = "planning:see"
    EDIT_PROGRAMME = "programme:edit"
    TAKE_ATTENDANCE = "attendance:take"
    TAKE_ANY_ATTENDANCE = "attendance:take-any"
    REGISTER_ANYONE = "registration:make-for-anyone"
    SEE_PEOPLE = "people:see"
    EDIT_PEOPLE = "people:edit"
    MERGE_PEOPLE = "people:merge"
    MAKE_CARDS = "card:make"
    SEE_LETTERS = "letters:see"
    EDIT_WORDINGS = "wording:edit"
    SEE_FIGURES = "figures:see"
    SEE_ROWS = "figures:see-rows"
    SAVE_REPORTS = "report:save"
    SEE_JOURNAL = "journal:see"
    GIVE_ROLES = "role:give"
    EDIT_IDENTITY = "identity:edit"
    SEE_MONEY = "money:see"
    TAKE_PAYMENTS = "payment:take"
    EDIT_TARIFFS = "tariff:edit"
    KEEP_BOOKS = "books:keep"
    EDIT_MEMBERS = "member:edit"
    VALIDATE_HOURS = "volunteer-hours:validate"
    SEE_GRANTS = "grant:see"
    EDIT_GRANTS = "grant:edit"
    MAKE_WORKS = "works:make"
    KEEP_WORKS = "works:keep"


RIGHT_WORDS = {
    Right.SEE_PLANNING: _("voir le planning"),
    Right.EDIT_PROGRAMME: _("écrire et publier le programme"),
    Right.TAKE_ATTENDANCE: _("pointer ses propres séances"),
    Right.TAKE_ANY_ATTENDANCE: _("pointer toutes les séances"),
    Right.REGISTER_ANYONE: _("inscrire n'importe qui à l'accueil"),
    Right.SEE_PEOPLE: _("voir les personnes"),
    Right.EDIT_PEOPLE: _("corriger les fiches"),
    Right.MERGE_PEOPLE: _("fusionner deux fiches"),
    Right.MAKE_CARDS: _("faire les cartes"),
    Right.SEE_LETTERS: _("voir les courriers"),
    Right.EDIT_WORDINGS: _("modifier les textes des courriers"),
    Right.SEE_FIGURES: _("voir les chiffres"),
    Right.SEE_ROWS: _("voir les lignes derrière un chiffre"),
    Right.SAVE_REPORTS: _("enregistrer un bilan pour un financeur"),
    Right.SEE_JOURNAL: _("lire le journal"),
    Right.GIVE_ROLES: _("donner un rôle"),
    Right.EDIT_IDENTITY: _("modifier le nom, les couleurs et le lieu"),
    Right.SEE_MONEY: _("voir les sommes dues et les paiements"),
    Right.TAKE_PAYMENTS: _("encaisser et rembourser"),
    Right.EDIT_TARIFFS: _("écrire les tarifs"),
    Right.KEEP_BOOKS: _("tenir les comptes"),
    Right.EDIT_MEMBERS: _("tenir la liste des adhérents"),
    Right.VALIDATE_HOURS: _("valider les heures des bénévoles"),
    Right.SEE_GRANTS: _("voir les subventions"),
    Right.EDIT_GRANTS: _("tenir les subventions et leurs bilans"),
    Right.MAKE_WORKS: _("mener des productions"),
    Right.KEEP_WORKS: _("tenir toutes les productions"),
}

LEADING = {Right.SEE_PLANNING, Right.TAKE_ATTENDANCE, Right.MAKE_WORKS}
RUNNING = LEADING | {
    Right.EDIT_PROGRAMME,
    Right.TAKE_ANY_ATTENDANCE,
    Right.REGISTER_ANYONE,
    Right.SEE_PEOPLE,
    Right.EDIT_PEOPLE,
    Right.MERGE_PEOPLE,
    Right.MAKE_CARDS,
    Right.SEE_LETTERS,
    Right.EDIT_WORDINGS,
    Right.SEE_FIGURES,
    Right.SEE_ROWS,
    Right.SAVE_REPORTS,
    Right.SEE_JOURNAL,
    Right.EDIT_IDENTITY,
    Right.SEE_MONEY,
    Right.TAKE_PAYMENTS,
    Right.EDIT_TARIFFS,
    Right.EDIT_MEMBERS,
    Right.VALIDATE_HOURS,
    Right.SEE_GRANTS,
    Right.EDIT_GRANTS,
    Right.KEEP_WORKS,
}
KEEPING = {
    Right.SEE_PLANNING,
    Right.SEE_PEOPLE,
    Right.SEE_FIGURES,
    Right.SEE_ROWS,
    Right.SAVE_REPORTS,
    Right.SEE_MONEY,
    Right.TAKE_PAYMENTS,
    Right.EDIT_TARIFFS,
    Right.KEEP_BOOKS,
    Right.EDIT_MEMBERS,
    Right.SEE_GRANTS,
    Right.EDIT_GRANTS,
}

ROLES = {
    Role.PARTICIPANT: set(),
    Role.LEADER: LEADING,
    Role.COORDINATOR: RUNNING,
    Role.TREASURER: KEEPING,
    Role.BOARD: {
        Right.SEE_PLANNING,
        Right.SEE_FIGURES,
        Right.SAVE_REPORTS,
        Right.SEE_JOURNAL,
        Right.SEE_MONEY,
        Right.SEE_GRANTS,
    },
    Role.ADMINISTRATOR: set(Right),
}


def may(account, right) -> bool:
    """Whether this account, or a visitor without one, has the right."""
    return bool(account and account.is_authenticated and account.may(right))


def right(needed):
    """Open a view to the accounts that have this right; others are told they may not."""

    def decorate(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not may(request.user, needed):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.needs = needed
        return guarded

    return decorate
