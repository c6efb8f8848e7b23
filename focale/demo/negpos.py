"""The MakerSpace NEGPOS, Nîmes: everything free for residents, a gallery and a work space."""

from .negpos_money import IMAGES, NEGPOS_MONEY
from .plan import Course, Place, Single, Weekly

OPEN = "acces-libre-accompagne"

WEEKLY = (
    Weekly("Machines en accès libre", "open_hours", "graphic", "Imprimantes, scanners, postes : "
        "quelqu'un vous aide.",
           1, "10:00", "12:30", "Espace de travail", "Inès", None, (12, None), "seekers", 6, OPEN,
               walk_ins=(2, 7)),
    Weekly("Premiers pas à l'ordinateur", "workshop", "media", "Écrire, envoyer, ranger : à son rythme.",
           1, "14:00", "16:00", "Espace de travail", "Inès", 8, (18, None), "adults", 7),
    Weekly("Laboratoire noir et blanc", "workshop", "photo", "Du négatif au tirage, sous la lumière rouge.",
           2, "10:00", "12:00", "Laboratoire", "Paul", 6, (10, None), "teens", 5),
    Weekly("Fabriquer en trois dimensions", "workshop", "graphic", "Dessiner un objet et le voir naître "
        "couche à couche.",
           2, "14:00", "16:00", "Espace de travail", "Inès", 8, (9, 14), "children", 7),
    Weekly("Studio de prise de vue", "workshop", "photo", "Portraits, lumières, petites histoires.",
           2, "16:30", "18:30", "Studio", "Paul", 8, (11, 18), "teens", 6, IMAGES),
    Weekly("Voir autrement : le casque", "workshop", "video", "La réalité virtuelle, pour regarder et "
        "pour créer.",
           3, "16:30", "18:00", "Espace de travail", "Yanis", 6, (13, None), "teens", 5),
    Weekly("Projet professionnel en images", "workshop", "video", "Une première approche des outils, "
        "vers une formation.",
           3, "09:30", "12:00", "Espace de travail", "Yanis", 8, (18, None), "seekers", 6),
    Weekly("Machines en accès libre du vendredi", "open_hours", "graphic", "Venez avec une idée ou un "
        "fichier.",
           4, "14:00", "17:00", "Espace de travail", "Yanis", None, (12, None), "all", 5, OPEN,
               walk_ins=(2, 8)),
    Weekly("La galerie est ouverte", "open_hours", "photo", "L'exposition du moment, avec quelqu'un "
        "pour en parler.",
           5, "14:00", "18:00", "Galerie", "Paul", None, (None, None), "all", 3, walk_ins=(5, 20)),
    *(
        Weekly(f"La galerie, le {day}", "open_hours", "photo", "L'exposition du moment, à son rythme.",
               number, "14:00", "18:00", "Galerie", leader, None, (None, None), "all", 2, walk_ins=(1, 9))
        for number, day, leader in ((1, "mardi", "Paul"), (2, "mercredi", "Leïla"), (3, "jeudi", "Paul"),
                                    (4, "vendredi", "Paul"))
    ),
    *(
        Weekly(f"Machines en accès libre du {day}", "open_hours", "graphic",
               "Imprimer, numériser, voler, découper : quelqu'un vous aide.",
               number, start, end, "Espace de travail", leader, None, (12, None), "all", 3, OPEN,
               walk_ins=(1, 6))
        for number, day, start, end, leader in (
            (2, "mercredi", "10:00", "12:30", "Inès"), (3, "jeudi", "13:30", "16:00", "Inès"),
            (4, "vendredi matin", "09:30", "12:30", "Inès"), (5, "samedi", "10:00", "12:30", "Yanis"),
        )
    ),
)  # fmt: skip

SINGLES = (
    Single("Vernissage d'automne", "opening", "photo", "L'exposition s'ouvre, les photographes sont là.",
           (10, 3, 4), "18:00", "21:00", "Galerie", "Paul", audience=(35, 80)),
    Single("Voler un drone", "masterclass", "video", "Les règles, puis les commandes, avec une télépilote.",
           (11, 3, 5), "14:00", "17:00", "", "Yanis", 12, (14, None)),
    Single("Films de quartier", "screening", "video", "Une soirée de films faits à Pissevin et Valdegour.",
           (12, 2, 4), "18:30", "21:00", "Galerie", "Yanis", audience=(20, 45)),
    Single("Vernissage d'hiver", "opening", "photo", "De nouvelles images aux murs.",
           (2, 1, 4), "18:00", "21:00", "Galerie", "Paul", audience=(35, 70)),
    Single("Les métiers de l'image imprimée", "round_table", "graphic", "Imprimer, relier, éditer : "
        "trois parcours.",
           (3, 3, 3), "18:00", "20:00", "Galerie", "Leïla"),
    Single("Sortie à la médiathèque", "outing", "media", "Les livres de photographie, et comment ils se "
        "font.",
           (4, 2, 2), "14:00", "17:00", "", "Leïla", 12, (8, None)),
    Single("Fête du makerspace", "opening", "meeting", "Tout ce qui s'est fabriqué cette année.",
           (6, 3, 5), "15:00", "20:00", "Espace de travail", "Leïla", audience=(60, 120)),
)  # fmt: skip

COURSES = (
    Course("Stage roman-photo", "photo", "Inventer, jouer, photographier, imprimer.",
           "Toussaint", "14:00", "17:00", "Studio", "Paul", 10, (10, 16), strand=IMAGES),
    Course("Stage objets lumineux", "graphic", "Une lampe dessinée, imprimée, allumée.",
           "Noël", "14:00", "17:00", "Espace de travail", "Inès", 12, (8, 17)),
    Course("Stage film de poche", "video", "Un film d'une minute par personne.",
           "hiver", "14:00", "17:00", "Studio", "Yanis", 10, (11, 17)),
    Course("Stage petite édition", "graphic", "Un livre de huit pages, du dessin à la reliure.",
           "printemps", "09:30", "12:30", "Espace de travail", "Inès", 10, (9, 15)),
    Course("Stage vu d'en haut", "video", "Le quartier filmé au drone et à pied.",
           "été", "09:30", "12:30", "Espace de travail", "Yanis", 8, (13, 18)),
)  # fmt: skip

NEGPOS = Place(
    identity={
        "name": "MakerSpace NEGPOS",
        "association": "NegPos",
        "tagline": "Une galerie, des machines, des gens : fabriquer des images à Valdegour.",
        "about": "Le MakerSpace est à Valdegour depuis 2015, l'association depuis 2007. Une galerie "
        "toute l'année, un"
        " espace de travail ouvert aux habitantes et aux habitants, avec des professionnels pour aider. "
        "Tout est gratuit pour qui habite le quartier.",
        "colour": "#8a1c4a",
        "dark_colour": "#ff9ab8",
        "email": "bonjour@negpos.example.org",
        "phone": "04 66 00 00 01",
    },
    site={
        "name": "MakerSpace NEGPOS",
        "address": "34 promenade Newton",
        "postcode": "30900",
        "town": "Nîmes",
        "how_to_come": "La galerie donne sur la promenade Newton, au cœur de Valdegour.",
        "access_words": "Le lieu est de plain-pied. Appelez avant de venir si vous avez besoin d'aide.",
        "opening_words": "Du mardi au samedi, aux heures des ateliers et de la galerie.",
    },
    rooms=(
        ("Galerie", 60, "Des expositions toute l'année, ouvertes à toutes et à tous.", "aperture", True),
        (
            "Espace de travail",
            14,
            "Postes, imprimantes photo, scanners, imprimante 3D, casque de réalité virtuelle.",
            "bench",
            True,
        ),
        ("Studio", 10, "Studio de prise de vue : fonds et lumières.", "aperture", True),
        ("Laboratoire", 6, "Laboratoire noir et blanc.", "safelight", True),
    ),
    team=(
        ("Leïla", "Mansour", "coordinator"),
        ("Paul", "Delmas", "leader"),
        ("Inès", "Caron", "leader"),
        ("Yanis", "Belkacem", "leader"),
        ("Martine", "Gilles", "board"),
        ("Robert", "Faure", "treasurer"),
    ),
    strands=(
        (
            IMAGES,
            "Images de Valdegour",
            "Le quartier raconté par celles et ceux qui l'habitent.",
            "Portraits, rues, intérieurs : une collection faite par les habitantes et les habitants.",
            "aperture",
        ),
        (
            OPEN,
            "Accès libre accompagné",
            "Les machines sont à vous, avec quelqu'un pour aider.",
            "Venez avec un fichier, une idée ou rien du tout : on trouve ensemble par où commencer.",
            "bench",
        ),
    ),
    weekly=WEEKLY,
    singles=SINGLES,
    courses=COURSES,
    partners=(
        ("Bienvenue chez Vous", "association", "Nîmes"),
        ("HumaNîmes", "association", "Nîmes"),
        ("CSCS Simone Veil", "social_centre", "Nîmes"),
        ("Médiathèque Marc Bernard", "library", "Nîmes"),
        ("ADREFRAMS", "association", "Nîmes"),
        ("Le Fil d'or", "association", "Nîmes"),
    ),
    towns=(("Nîmes", "30900", 88), ("Nîmes", "30000", 8), ("Caissargues", "30132", 4)),
    districts=(("QP030003", "Pissevin - Valdegour", "30189", "Nîmes"),),
    streets=("promenade Newton", "place Pythagore", "avenue Kennedy", "rue Galilée"),
    opened_on=(2025, 9, 9),
    meeting=Weekly(
        "Portraits du jour",
        "workshop",
        "photo",
        "Une lumière, un fond, chacun son tour.",
        0,
        "14:00",
        "16:30",
        "Studio",
        "Paul",
        8,
        (10, 18),
        "teens",
        7,
        IMAGES,
    ),
    money=NEGPOS_MONEY,
    answers=(86, 9, 5),
    families=95,
    adults=150,
    paid_by="politique de la ville",
)
