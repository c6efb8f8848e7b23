"""Things, a film and sounds of the MakerSpace."""

from .plan import File, Made, Making

SHADE = Made(
    "object3d",
    {
        "title": "Abat-jour à quatorze vagues",
        "words": "Pour une ampoule froide de 5 watts. Les vagues cachent l'ampoule et dessinent le "
        "plafond.",
        "material": "PLA translucide, sans remplissage",
    },
    files=(
        File("fichier", "abat-jour.stl", "Un abat-jour bombé aux bords ondulés, à côté d'une pièce d'un "
        "euro.", "137 mm de large"),
        File("image", "lampe.jpg", "Une rue au soleil couchant, lumière orange.", "La couleur que nous "
        "voulions"),
    ),
    days_ago=140,
    licence="cc-by-sa",
)  # fmt: skip

POT = Made(
    "object3d",
    {
        "title": "Le pot qui ne tombe pas",
        "words": "Plus large en bas. Essayé par un chat.",
        "material": "PETG",
    },
    makers=(1, 2),
    files=(File("fichier", "pot.stl", "Un pot plus large en bas qu'en haut."),),
    state="proposed",
    days_ago=60,
)

LAMPS = Making(
    "Stage objets lumineux",
    "Une lampe dessinée, imprimée, allumée : les fichiers, pour qui veut les refaire.",
    "Stage objets lumineux",
    (SHADE, POT),
    makers=4,
    steps=("Dessiner", "Trancher", "Imprimer", "Allumer"),
    done=4,
)

DAY = Made(
    "film",
    {
        "title": "Une journée en quinze secondes",
        "words": "On longe les immeubles du matin à la nuit.",
        "transcript": "Sans paroles. [Une mélodie de cordes.] Le jour se lève sur les immeubles ; on "
        "avance ; le "
        "ciel devient orange, puis sombre ; les fenêtres s'allument.",
    },
    makers=(0, 1, 2),
    files=(
        File(
            "film",
            "une-journee.mp4",
            caption="Une journée",
            cues=(
                (0.4, 4.0, "(Une mélodie de cordes)", "music"),
                (5.0, 9.0, "Midi sur les balcons.", "thought"),
                (10.0, 14.4, "Le soir vient,\nles fenêtres s'allument.", "thought"),
            ),
            english=("(A tune for strings)", "Noon on the balconies.", "Evening comes,\nwindows light up."),
        ),
    ),
    roles=((1, "editing"), (2, "camera")),
    days_ago=120,
)

FILMS = Making(
    "Stage film de poche",
    "Un film d'une minute au plus, par personne ou par équipe.",
    "Stage film de poche",
    (DAY,),
    makers=4,
    steps=("Écrire trois phrases", "Filmer", "Monter", "Montrer"),
    done=4,
)

MORNING = Made(
    "sound",
    {
        "title": "Valdegour, onze heures",
        "words": "La première étape de notre promenade sonore.",
        "transcript": "Sans paroles. [Du vent, des oiseaux.] [Deux coups de sonnette.] [Des pas "
        "s'approchent.] "
        "[L'horloge de l'église sonne.]",
    },
    makers=(0, 1),
    files=(File("son", "onze-heures.wav"),),
    days_ago=17,
)

TUNE = Made(
    "sound",
    {"title": "Un air pour la galerie", "words": "Pour le vernissage. Il tourne en boucle."},
    makers=(2,),
    files=(File("son", "air-galerie.wav"),),
    arranged={"preset": "exhibition", "chapters": [{"at": 0.0, "title": "Le début"}]},
    state="draft",
    days_ago=4,
)

SOUNDS = Making(
    "La promenade sonore",
    "Huit arrêts, huit sons, du parc à la médiathèque.",
    "Projet professionnel en images",
    (MORNING, TUNE),
    makers=4,
    steps=("Marcher", "Écouter", "Enregistrer", "Décrire", "Installer"),
    done=2,
)
