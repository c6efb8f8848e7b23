"""The MakerSpace NEGPOS: free for who lives in the district, by the tariff's rule; two grants a season."""

from focale.money.models import Purpose

from .plan_money import Funded, Giver, Joining, Money

IMAGES = "images-de-valdegour"
TOWN, STATE = range(2)

NEGPOS_MONEY = Money(
    givers=(
        Giver("Ville de Nîmes", "town", "74C"),
        Giver("État, politique de la ville", "state", "74E"),
    ),
    actions=(
        Funded(
            "images-de-valdegour",
            "Images de Valdegour",
            "Le quartier raconté par celles et ceux qui l'habitent.",
            past=((TOWN, 900_000),),
            running=((TOWN, 900_000),),
            planned={"601": 140_000, "622": 260_000, "623": 90_000, "641": 300_000, "645": 105_000},
            people=(15, 40),
            hours=(300, 700),
            wages=15,
            spent=(
                ("Papier d'art et encres", Purpose.CONSUMABLES, 34_900),
                ("Interventions d'un photographe", Purpose.INSTRUCTOR_FEES, 80_000),
                ("Impression des cartels", Purpose.COMMUNICATION, 18_750),
            ),
            strand=IMAGES,
        ),
        Funded(
            "fabriquer-ensemble",
            "Fabriquer ensemble",
            "Des machines, des ateliers et des stages gratuits pour les habitantes et les habitants.",
            past=((STATE, 2_200_000),),
            running=((STATE, 2_200_000),),
            planned={"601": 220_000, "615": 80_000, "622": 360_000, "641": 1_150_000, "645": 390_000},
            people=(80, 160),
            hours=(1_500, 4_000),
            wages=55,
            spent=(
                ("Filament et matières", Purpose.CONSUMABLES, 27_360),
                ("Entretien de l'imprimante 3D", Purpose.MAINTENANCE, 16_400),
                ("Interventions d'une designer", Purpose.INSTRUCTOR_FEES, 95_000),
            ),
        ),
    ),
    joinings=(
        Joining("Individuelle", "Prix libre, pour toutes et tous.", 1_000, 100, 3_000),
        Joining("Association, structure", "Une voix à l'assemblée.", 3_000, is_for_organisations=True),
    ),
    tasks=(
        ("Accueil de la galerie", 1_202),
        ("Aide aux machines", 1_700),
        ("Conseil d'administration", 2_100),
    ),
    tariffs="residents",
    wages=(138_000, 47_000),
    families=8,
    adults=20,
    volunteers=5,
    machines=(
        ("Imprimante 3D", "printing", "Espace de travail", 220, True, "filament"),
        ("Agrandisseur", "darkroom", "Laboratoire", 180, False, "papier, révélateur, fixateur"),
        ("Appareil moyen format", "photo", "Studio", 300, False, "films"),
        ("Imprimante photo grand format", "printing", "Espace de travail", 450, True, "papier, encres"),
        ("Scanner de films", "editing", "Espace de travail", 120, False, ""),
        ("Casque de réalité virtuelle", "screening", "Espace de travail", 90, False, ""),
        ("Drone", "video", "Espace de travail", 400, False, "batteries"),
    ),
)
