"""The two schemes asked for first: national digital mediation, and the contrat de ville (domain notes 1.8)."""

from django.db import migrations

NOT_TOLD = "Non communiqué"
GENDERS = [("Féminin", ["female"]), ("Masculin", ["male"])]
DISTRICT = [("En quartier prioritaire", ["yes"]), ("Hors quartier prioritaire", ["no"])]
VISITS = [("Première venue dans la période", ["new"]), ("Déjà venues avant", ["known"])]
SITUATIONS = [
    ("Scolarisé", ["school"]),
    ("Sans emploi", ["job_seeker"]),
    ("En emploi", ["employed"]),
    ("Retraité", ["retired"]),
]
MEDIATION_AGES = [(None, 11, "Moins de 12 ans"), (12, 17), (18, 24), (25, 39), (40, 59), (60, 69)]
MEDIATION_AGES += [(70, None, "70 ans et plus")]
CITY_AGES = [(0, 5), (6, 15), (16, 17), (18, 25), (26, 64), (65, None, "65 ans et plus")]

SCHEMES = [
    {
        "name": "Médiation numérique",
        "asked_by": "Coordination nationale de la médiation numérique",
        "source": "Grille nationale, juin 2026",
        "dimensions": [
            ("gender", "Genre", NOT_TOLD, GENDERS),
            ("age", "Âge", NOT_TOLD, MEDIATION_AGES),
            ("situation", "Situation", "Non communiqué ou hétérogène", SITUATIONS),
            ("in_district", "Quartier prioritaire", "On ne sait pas", DISTRICT),
            ("town", "Commune", "Non communiquée", []),
            ("first_visit", "Première venue", "On ne sait pas", VISITS),
        ],
    },
    {
        "name": "Contrat de ville",
        "asked_by": "État, ville, agglomération, département, région, CAF",
        "source": "Tranches usuelles des appels à projets",
        "dimensions": [
            ("in_district", "Quartier prioritaire", "On ne sait pas", DISTRICT),
            ("district_code", "Quel quartier", "Hors quartier ou non communiqué", []),
            ("gender", "Genre", NOT_TOLD, [*GENDERS, ("Autrement", ["other"])]),
            ("age", "Âge", NOT_TOLD, CITY_AGES),
            ("situation", "Situation", NOT_TOLD, SITUATIONS),
            ("first_visit", "Première venue", "On ne sait pas", VISITS),
        ],
    },
]


def ship(apps, schema_editor):
    Scheme, Dimension, Bracket = (
        apps.get_model("funding", name) for name in ("IndicatorScheme", "Dimension", "Bracket")
    )
    for position, shipped in enumerate(SCHEMES, start=1):
        scheme = Scheme.objects.create(
            name=shipped["name"],
            asked_by=shipped["asked_by"],
            source=shipped["source"],
            position=position * 10,
        )
        for place, (fact, label, unknown, brackets) in enumerate(shipped["dimensions"], start=1):
            dimension = Dimension.objects.create(
                scheme=scheme, fact=fact, label=label, unknown_label=unknown, position=place
            )
            Bracket.objects.bulk_create(
                Bracket(dimension=dimension, position=number, code=f"t{number}", **terms(fact, bracket))
                for number, bracket in enumerate(brackets, start=1)
            )


def terms(fact, bracket):
    if fact != "age":
        label, values = bracket
        return {"label": label, "values": values}
    first, last, *label = bracket
    return {"min_age": first, "max_age": last, "label": label[0] if label else f"{first} à {last} ans"}


def unship(apps, schema_editor):
    apps.get_model("funding", "IndicatorScheme").objects.filter(
        name__in=[shipped["name"] for shipped in SCHEMES]
    ).delete()


class Migration(migrations.Migration):
    dependencies = [("funding", "0001_laid")]
    operations = [migrations.RunPython(ship, unship)]
