"""What a report says first, in words: eight numbers, each with how it is counted; on page, paper, file."""

from django.utils.translation import gettext as _

from focale.ground.typography import euros, number, percent

from .showing import nowhere
from .wording import hours


def essentials(content, link=nowhere) -> list[dict]:
    """label, value, note and url of each number. `link`: the address of the rows behind a measure."""
    return [*_people(content, link), *_costs(content, link), *_given(content, link)]


def _people(content, link):
    named, borne = content["figures"]["named"], content["borne"]
    nameless = borne["nameless"]
    known = content["district"]["yes"] + content["district"]["no"]
    unknown = content["district"]["unknown"]
    return [
        _row(
            _("Personnes différentes"),
            number(named["people"]),
            nameless and _("et %(number)s comptées sans nom") % {"number": number(nameless)},
            link("personnes"),
        ),
        _row(
            _("Habitants des quartiers prioritaires"),
            percent(content["district"]["yes"], known),
            _("sur %(known)s personnes dont on le sait ; pour %(unknown)s on ne sait pas")
            % {"known": number(known), "unknown": number(unknown)},
            link("personnes", part="in_district", tranche="yes"),
        ),
        _row(
            _("Heures de présence"),
            hours(borne["minutes"]),
            borne["is_shared"]
            and _("dont %(hours)s à la part de cette action, le reste est à d'autres actions")
            % {"hours": hours(borne["borne_minutes"])},
            link("dates"),
        ),
        _row(
            _("Séances qui ont eu lieu"),
            number(borne["occurrences"]),
            _("%(hours)s proposées") % {"hours": hours(content["figures"]["offer"]["minutes"])},
            link("seances"),
        ),
    ]


def _costs(content, link):
    costs = content["costs"]
    spent = euros(costs["spent_cents"])
    nothing = _("personne n'est encore venu\xa0: il n'y a rien à diviser")
    person = _("%(sum)s de charges ÷ %(number)s personnes ; sans nom, chacune compte une fois par venue")
    hour = _("%(sum)s de charges ÷ %(hours)s de présence à la part de l'action")
    told = {"sum": spent, "number": number(costs["people"])}
    told["hours"] = hours(content["borne"]["borne_minutes"])
    return [
        _row(_("Coût par personne"), _sum(costs["person_cents"]), person % told, link("charges"))
        if costs["person_cents"] is not None
        else _row(_("Coût par personne"), "–", nothing),
        _row(_("Coût de l'heure de présence"), _sum(costs["hour_cents"]), hour % told, link("charges"))
        if costs["hour_cents"] is not None
        else _row(_("Coût de l'heure de présence"), "–", nothing),
    ]


def _given(content, link):
    offered, given = content["offered"], content["volunteers"]
    borne = {"grant": euros(offered["grant_cents"]), "place": euros(offered["place_cents"])}
    return [
        _row(
            _("Heures de bénévoles"),
            hours(given["minutes"]),
            _("valeur\xa0: %(sum)s") % {"sum": euros(given["cents"])},
            link("benevoles"),
        ),
        _row(
            _("Valeur des places offertes"),
            euros(offered["cents"]),
            _("dont %(grant)s par cette subvention et %(place)s par l'association") % borne,
            link("places-offertes"),
        ),
    ]


def _sum(cents):
    return "–" if cents is None else euros(cents)


def _row(label, value, note="", url=""):
    return {"label": label, "value": value, "note": note or "", "url": url}
