"""The sentences of the financial report, on paper and in the workbook. In French, as the form is."""

from datetime import date

from focale.ground.dates import plain_date
from focale.ground.typography import euros, number

from .wording import hours

INDIRECT = ("IND1", "IND2", "IND3")


def people_words(content) -> str:
    named, nameless = content["figures"]["named"], content["borne"]["nameless"]
    said = f"{number(named['people'])} personnes différentes, dont {number(named['new'])} nouvelles ; "
    said += f"{number(named['participations'])} participations."
    return f"{said} En plus, {number(nameless)} personnes comptées sans nom." if nameless else said


def places_words(content) -> str:
    borne, places = content["borne"], content["places"]
    said = f"{number(borne['occurrences'])} séances"
    if places["first"]:
        days = [plain_date(date.fromisoformat(places[end])) for end in ("first", "last")]
        said += f", la première le {days[0]}, la dernière le {days[1]}"
    where = places["sites"] or [content["action"]["territory"]]
    return f"{said}. Lieux : {' ; '.join(filter(None, where)) or '–'}."


def share_words(content) -> str:
    share = content["money"]["share_percent"]
    said = "–" if share is None else f"{number(share)} %"
    return f"La subvention de {euros(content['grant']['cents'])} représente {said} du total des produits."


def indicator_words(one) -> dict:
    done = number(one["done"]) if one["measure"] else one["done"]
    unknown = f"et {number(one['unknown'])} dont on ne sait pas" if one["unknown"] else ""
    return {"label": one["label"], "planned": planned_words(one), "done": done or "–", "note": unknown}


def planned_words(one) -> str:
    """Between two numbers, or at least, or at most."""
    least, most = one["planned_min"], one["planned_max"]
    if least is not None and most is not None:
        return f"{number(least)} à {number(most)}" if least != most else number(least)
    if most is not None:
        return f"au plus {number(most)}"
    return "–" if least is None else f"au moins {number(least)}"


def within_words(one) -> str:
    """Where the form counts a line it does not have."""
    told = f"{euros(one['planned'])} prévus, {euros(one['done'])} réalisés"
    return f"{one['words']} : {told}, compris dans « {one['heading']} »."


def indirect_words(content) -> str:
    """The rule the team wrote, and what Focale does with the hours of machines."""
    machines, lines = content.get("machines", {}), content["money"]["lines"]
    said = [content["action"]["indirect_rule"]]
    if machines.get("cents"):
        said.append(
            f"Machines : {hours(machines['minutes'])}, chacune à son coût d'une heure et à la part de"
            f" l'action, soit {euros(machines['cents'])} de charges fixes."
        )
    if not any(said) and not any(lines.get(line, {}).get("done") for line in INDIRECT):
        return "Aucune charge indirecte n'est affectée à l'action."
    return "\n".join(filter(None, said))


def in_kind_words(content) -> str:
    """What the team wrote of contributions without money, and the hours of volunteers with their value."""
    given, said = content["volunteers"], [content["words"]["in_kind_words"]]
    if given["minutes"]:
        said.append(f"Bénévolat : {hours(given['minutes'])}, valeur {euros(given['cents'])}.")
    return "\n".join(filter(None, said))


def form_words(content) -> list[tuple[str, str]]:
    """Everything the form asks in words: the qualitative part, then the annex."""
    words = content["words"]
    return [
        ("Comment l'action s'est déroulée", words["carried_out"]),
        ("Personnes bénéficiaires", people_words(content)),
        ("Dates et lieux", places_words(content)),
        ("Objectifs atteints au regard des indicateurs", words["objectives_reached"]),
        ("Part de la subvention", share_words(content)),
        ("Annexe : répartition des charges indirectes", indirect_words(content)),
        ("Annexe : écarts entre le budget prévu et le réalisé", words["differences"]),
        ("Annexe : contributions volontaires en nature", in_kind_words(content)),
        ("Annexe : observations", words["observations"]),
    ]
