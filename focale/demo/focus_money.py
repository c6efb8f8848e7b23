"""Le Focus: three funders, three actions, 6 € an hour for who can pay; about 250 members."""

from focale.money.models import Purpose

from .focus_week import JOB
from .plan_money import Funded, Giver, Joining, Money

TOWN, STATE, FAMILIES = range(3)

FOCUS_MONEY = Money(
    givers=(
        Giver("Ville d'Alès", "town", "74C"),
        Giver("État, politique de la ville", "state", "74E"),
        Giver("CAF du Gard", "state", "74S"),
    ),
    actions=(
        Funded(
            "je-filme-mon-futur",
            "Je filme mon futur métier",
            "Découvrir les métiers de l'image et de l'information en allant les filmer.",
            past=((TOWN, 1_300_000),),
            running=((STATE, 900_000), (TOWN, 400_000), (FAMILIES, 200_000)),
            planned={
                "601": 90_000,
                "613": 60_000,
                "622": 360_000,
                "623": 50_000,
                "641": 650_000,
                "645": 210_000,
            },
            people=(20, 40),
            hours=(400, 700),
            wages=20,
            spent=(
                ("Cartes mémoire et batteries", Purpose.CONSUMABLES, 23_990),
                ("Interventions d'une réalisatrice", Purpose.INSTRUCTOR_FEES, 120_000),
                ("Location d'un véhicule de tournage", Purpose.RENTALS, 18_600),
                ("Affiches de la projection", Purpose.COMMUNICATION, 14_250),
            ),
            strand=JOB,
        ),
        Funded(
            "mercredis-et-vacances",
            "Mercredis et vacances",
            "Des ateliers et des stages pour les 7 à 17 ans, près de chez eux, toute l'année.",
            past=((FAMILIES, 1_200_000),),
            running=((FAMILIES, 1_200_000),),
            planned={"601": 110_000, "622": 380_000, "641": 680_000, "645": 230_000},
            people=(50, 80),
            hours=(1_000, 1_600),
            wages=22,
            spent=(
                ("Papier, encres, boîtes à sténopés", Purpose.CONSUMABLES, 21_540),
                ("Interventions d'une illustratrice", Purpose.INSTRUCTOR_FEES, 90_000),
            ),
            is_for_young=True,
        ),
        Funded(
            "ateliers-ouverts",
            "Ateliers ouverts",
            "Faire des images et des sons à tout âge, sans que le prix empêche personne de venir.",
            past=((STATE, 2_600_000),),
            running=((TOWN, 2_600_000),),
            planned={"601": 150_000, "616": 38_400, "622": 500_000, "641": 1_400_000, "645": 470_000},
            people=(150, 250),
            hours=(3_500, 5_500),
            wages=45,
            spent=(
                ("Interventions d'un ingénieur du son", Purpose.INSTRUCTOR_FEES, 110_000),
                ("Papier et chimie du laboratoire", Purpose.CONSUMABLES, 31_280),
                ("Location d'un écran", Purpose.RENTALS, 16_000),
            ),
        ),
    ),
    joinings=(
        Joining("Individuelle", "Pour les adultes.", 1_200),
        Joining("Jeune, ou en recherche d'emploi", "Moins de 18 ans, et qui cherche un emploi.", 500),
        Joining(
            "De soutien", "Pour aider, sans rien en attendre.", 3_000, 2_000, 8_000, has_counterpart=False
        ),
        Joining("Association, structure", "Une voix à l'assemblée.", 5_000, is_for_organisations=True),
    ),
    tasks=(
        ("Accueil du public", 1_202),
        ("Aide pendant un atelier", 1_550),
        ("Bricolage, rangement", 1_202),
        ("Conseil d'administration, comptes", 2_100),
    ),
    tariffs="brackets",
    wages=(212_000, 74_000),
    families=66,
    adults=72,
    volunteers=14,
    machines=(
        ("Caméra plein format", "video", "Studio photo", 350, False, "cartes mémoire"),
        ("Agrandisseur", "darkroom", "Laboratoire", 180, False, "papier, révélateur, fixateur"),
        ("Console et micros", "sound", "Studio son", 260, False, ""),
        ("Poste de montage", "editing", "Salle de montage", 140, True, ""),
    ),
)
