"""What each page about one person shows around itself: the layout, of team or family, its sister pages."""

from django.urls import reverse
from django.utils.translation import gettext as _

from focale.people.rights import Right, may


def shell(person, account, current) -> dict:
    """The context shared by those pages; `current` is the name of the address one is at."""
    at_desk, may_change = may(account, Right.SEE_PEOPLE), person.may_be_changed_by(account)
    names = [
        ("person", _("Fiche")) if at_desk else ("person-edit", _("Coordonnées")),
        ("person-consents", _("Accords")),
        ("person-showings", _("Où c'est montré")),
        ("emergency-contacts", _("À prévenir")),
        *([("residence", _("Domicile")), ("access-needs", _("Besoins d'accès"))] if may_change else []),
        ("person-money", _("Comptes")),
        ("family-quotients", _("Quotient familial")),
    ]
    return {
        "layout": "ground/team_layout.html" if at_desk else "people/family_layout.html",
        "person": person,
        "at_desk": at_desk,
        "may_change": may_change,
        "tabs": [(words, reverse(name, args=[person.pk]), name == current) for name, words in names],
        "crumbs": [(_("Personnes"), reverse("people"))]
        if at_desk
        else [(_("Mon espace"), reverse("my-space"))],
    }
