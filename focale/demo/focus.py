"""Le Focus, Alès: the facts of the place, and two seasons of what is done there."""

from .focus_money import FOCUS_MONEY
from .focus_month import MONTHLY
from .focus_week import FOOD, JOB, REVIEWS, WEEKLY
from .plan import Course, Place, Single, Weekly

SINGLES = (
    Single("Portes ouvertes", "opening", "meeting", "Tout essayer en une après-midi, avec toute l'équipe.",
           (10, 2, 5), "14:00", "18:00", "Studio photo", "Coralie", audience=(60, 110)),
    Single("Le cadre, avec une cheffe opératrice", "masterclass", "video", "Elle montre ses plans et "
        "répond à tout.",
           (11, 2, 3), "18:30", "20:30", "Studio photo", "Louise", 25, (14, None)),
    Single("Soirée vinyles", "theme_night", "sound", "Chacun apporte un disque et son histoire.",
           (11, 4, 4), "20:00", "22:00", "Salle commune", "Awa"),
    Single("Courts métrages du quartier", "screening", "video", "Les films de la saison, avec celles et "
        "ceux qui les ont faits.",
           (12, 2, 4), "19:00", "21:00", "Salle commune", "Karim", audience=(30, 60)),
    Single("Les métiers du son", "round_table", "sound", "Trois professionnels racontent leur chemin.",
           (1, 3, 3), "18:00", "20:00", "Salle commune", "Awa"),
    Single("Soirée pochoirs", "theme_night", "graphic", "Une bombe, un carton, un mur pour s'essayer.",
           (1, 4, 4), "19:30", "21:30", "Salle commune", "Louise"),
    Single("Écrire une critique, avec une journaliste", "masterclass", "media", "De la première note à "
        "la dernière phrase.",
           (2, 2, 3), "18:30", "20:30", "Salle commune", "Louise", 20, (14, None), strand=REVIEWS),
    Single("Sortie au festival de cinéma", "outing", "video", "Deux films, un débat, le retour ensemble.",
           (3, 4, 5), "13:00", "19:00", "", "Karim", 16, (12, None)),
    Single("Apprentissage et image", "round_table", "meeting", "Les centres de formation répondent aux "
        "familles.",
           (3, 2, 3), "18:00", "20:00", "Salle commune", "Coralie"),
    Single("Le portrait, avec un photographe", "masterclass", "photo", "Une lumière, un visage, la "
        "confiance.",
           (4, 1, 3), "18:30", "20:30", "Studio photo", "Élise", 15, (14, None)),
    Single("Nuit du jeu", "board_games", "meeting", "Des jeux d'ici et d'ailleurs jusqu'à minuit.",
           (5, 3, 5), "19:00", "23:30", "Salle commune", "Nadia"),
    Single("Vernissage de fin d'année", "opening", "photo", "Les photos, les films et les sons de "
        "l'année, accrochés.",
           (6, 3, 4), "18:00", "21:00", "Salle commune", "Coralie", audience=(50, 90)),
)  # fmt: skip

COURSES = (
    Course("Stage son et récit", "sound", "Raconter une histoire avec les bruits du quartier.",
           "Toussaint", "14:00", "17:00", "Studio son", "Awa", 10, (9, 14)),
    Course("Stage dessin animé", "graphic", "Donner vie à un dessin, image après image.",
           "Noël", "09:30", "12:30", "Salle de montage", "Louise", 12, (8, 17),
           text="Quatre matins pour inventer un personnage, le dessiner et le faire bouger. Le film se "
               "regarde"
           " ensemble le dernier jour, avec les familles."),
    Course("Stage caméra, photo, micro", "video", "Quatre matins pour filmer son futur métier.",
           "hiver", "09:30", "12:30", "Studio photo", "Karim", 12, (11, 17), strand=JOB,
           text="Filmer, photographier, tendre un micro, poser des questions : on essaie tous les "
               "postes, puis on"
           " choisit le sien."),
    Course("Stage sténopé", "photo", "Fabriquer un appareil photo avec une boîte.",
           "printemps", "09:30", "12:30", "Laboratoire", "Élise", 8, (8, 12)),
    Course("Stage clip", "video", "Une chanson, quatre jours, un clip.",
           "été", "14:00", "17:00", "Studio photo", "Mehdi", 12, (12, 18)),
)  # fmt: skip

FOCUS = Place(
    identity={
        "name": "Le Focus",
        "association": "MeltingPhot",
        "tagline": "Photo, son, vidéo, dessin : venez faire, de 7 à 79 ans.",
        "about": "Le Focus est un lieu de création ouvert à toutes et à tous dans le quartier de "
        "Rochebelle, à Alès."
        " On y vient pour essayer, pour apprendre en faisant, pour trouver son chemin.",
        "colour": "#1b4d9b",
        "dark_colour": "#ff8a75",
        "email": "bonjour@lefocus.example.org",
        "phone": "04 66 00 00 00",
    },
    site={
        "name": "Le Focus",
        "address": "5 rue du Faubourg de Rochebelle",
        "postcode": "30100",
        "town": "Alès",
        "how_to_come": "La façade blanche et bleue est en bas de la rue du Faubourg de Rochebelle, dans "
        "le quartier"
        " de Rochebelle. À pied depuis le centre ville, traversez le Gardon.",
        "access_words": "Appelez avant de venir si vous avez besoin d'aide : quelqu'un vous attend à la "
        "porte.",
        "opening_words": "Du lundi au samedi, aux heures des ateliers.",
    },
    rooms=(
        ("Salle commune", 40, "Tables, projecteur, coin lecture et cuisine.", "circles", True),
        ("Studio photo", 16, "Fonds, lumières, appareils photo et caméras.", "aperture", True),
        ("Laboratoire", 8, "Laboratoire argentique noir et blanc, trois agrandisseurs.", "safelight", False),
        ("Studio son", 10, "Cabine, micros, console : composer, enregistrer, mixer.", "waves", True),
        (
            "Salle de montage",
            12,
            "Postes de graphisme et de montage avec des logiciels professionnels.",
            "beam",
            True,
        ),
    ),
    team=(
        ("Coralie", "Roux", "coordinator"),
        ("Karim", "Fabre", "leader"),
        ("Awa", "Diallo", "leader"),
        ("Élise", "Marchand", "leader"),
        ("Louise", "Teissier", "leader"),
        ("Mehdi", "Amrani", "leader"),
        ("Nadia", "Haddad", "leader"),
        ("Sofia", "Collins", "leader"),
        ("Jeanne", "Vidal", "board"),
        ("Thomas", "Soler", "treasurer"),
    ),
    strands=(
        (
            JOB,
            "Je filme mon futur métier",
            "Découvrir les métiers de l'image et de l'information en allant les filmer.",
            "Des jeunes rencontrent des professionnels, les interrogent, les filment et les "
            "photographient. À la fin de"
            " l'année, un magazine rassemble leurs entretiens, leurs photos et leurs dessins de presse.",
            "beam",
        ),
        (
            REVIEWS,
            "Critiques pétillantes",
            "Voir, rencontrer, écrire librement ce qu'on en pense.",
            "Des personnes en situation de handicap découvrent des spectacles, des expositions et des"
            " concerts, rencontrent les artistes et écrivent leur critique, avec leurs mots.",
            "columns",
        ),
        (
            FOOD,
            "Culture et Gastronomie",
            "Une recette de quelque part, en mots et en images.",
            "Chacun peut mettre en lumière une recette traditionnelle, de n'importe quel coin du monde : "
            "on la cuisine,"
            " on la photographie, on la raconte.",
            "table",
        ),
    ),
    weekly=WEEKLY,
    monthly=MONTHLY,
    singles=SINGLES,
    courses=COURSES,
    partners=(
        ("Ville d'Alès", "town", "Alès"),
        ("France Travail Alès", "job_centre", "Alès"),
        ("Centre de formation d'apprentis des Cévennes", "training", "Alès"),
        ("Établissement Les Chênes verts", "care", "Alès"),
        ("Centre social du Gardon", "social_centre", "Alès"),
        ("Collège de la Rive", "school", "Alès"),
    ),
    towns=(
        ("Alès", "30100", 72),
        ("Saint-Christol-lez-Alès", "30380", 9),
        ("Saint-Privat-des-Vieux", "30340", 7),
        ("Saint-Martin-de-Valgalgues", "30520", 7),
        ("Anduze", "30140", 5),
    ),
    districts=(
        (
            "QP030001",
            "Près Saint Jean - Cévennes - Tamaris - Cauvel-la Royale - Rochebelle - Centre ville",
            "30007",
            "Alès",
        ),
    ),
    streets=("rue du Faubourg de Rochebelle", "quai du Gardon", "rue de la Cité", "avenue de Tamaris"),
    opened_on=(2025, 10, 11),
    meeting=Weekly(
        "Tournage du jour",
        "workshop",
        "video",
        "Un entretien à filmer dans le quartier.",
        0,
        "14:00",
        "16:30",
        "Studio photo",
        "Karim",
        10,
        (10, 18),
        "teens",
        8,
        JOB,
    ),
    money=FOCUS_MONEY,
    families=95,
    adults=150,
    paid_by="Ville d'Alès",
    price_words="6 € l'heure",
)
