"""The darkroom and the pinhole boxes of Le Focus."""

from .plan import File, Made, Making

FRAMES = (
    ("bande-01.jpg", "Des collines se succèdent jusqu'à l'horizon, en noir et blanc."),
    ("bande-02.jpg", "Une rangée de façades anciennes, volets ouverts, en noir et blanc."),
    ("bande-03.jpg", "Des immeubles et des pins parasols, en noir et blanc."),
    ("bande-04.jpg", "Une vallée dans la brume, un cours d'eau clair au premier plan."),
)

SERIES = Made(
    "series",
    {
        "title": "Ma première pellicule",
        "words": "Quatre vues d'un samedi, de la colline au Gardon. La troisième était surexposée : au "
        "tirage, on l'a rattrapée.\n\nOn a tout fait nous-mêmes : charger la spire dans le noir, compter "
        "les minutes, suspendre le film à la pince à linge.",
        "how": "film",
        "colours": "black_white",
        "where": "Rochebelle et les bords du Gardon",
        "day": 42,
    },
    makers=(0, 1),
    files=tuple(File("images", name, alt, f"Vue {number}") for number, (name, alt) in enumerate(FRAMES, 1)),
    roles=((1, "photo"),),
    days_ago=28,
)

FERNS = Made(
    "photograph",
    {
        "title": "Fougères sans appareil",
        "words": "Six feuilles posées sur le papier, quatre secondes de lumière.",
        "how": "without",
        "colours": "black_white",
        "where": "au laboratoire du Focus",
        "day": 17,
    },
    makers=(2,),
    files=(File("image", "fougeres.png", "Six feuilles blanches et dentelées sur un fond noir."),),
    days_ago=16,
    shown=("web", "exhibition"),
    licence="cc-by-nc",
)

TRIES = Made(
    "photograph",
    {"title": "Bande d'essai", "words": "Six poses : la quatrième est la bonne.", "how": "film",
     "colours": "black_white"},
    makers=(3,),
    files=(File("image", "essais.jpg"),),
    state="draft",
    days_ago=5,
)  # fmt: skip

DARKROOM = Making(
    "Labo argentique : la première pellicule",
    "Développer, choisir, tirer. Les négatifs restent ici, comme ils sont sortis du scanner.",
    "Labo argentique",
    (SERIES, FERNS, TRIES),
    steps=("Photographier", "Développer", "Numériser", "Choisir", "Tirer", "Exposer"),
    done=4,
    files=("bande.tif",),
    roll=("pellicule-couleur.tif", "Pellicule couleur de novembre", "colour"),
)

BOX = Made(
    "object3d",
    {
        "title": "La boîte sténopé",
        "words": "Un appareil photo sans objectif, à imprimer. Le trou du fond mesure 0,8 mm. On la "
        "peint en noir "
        "à l'intérieur.",
        "material": "PLA noir",
    },
    makers=(0, 1),
    files=(
        File(
            "fichier",
            "boite-stenope.stl",
            "Une boîte ronde, ouverte en haut, à côté d'une pièce d'un euro.",
            "62 mm de haut",
        ),
    ),
    days_ago=130,
    licence="cc-by-sa",
)

BOXES = Making(
    "Stage sténopé : nos boîtes à images",
    "Huit boîtes, huit images. Le dessin de la boîte est à tout le monde.",
    "Stage sténopé",
    (BOX,),
    makers=4,
    steps=("Comprendre le trou", "Fabriquer", "Photographier", "Développer"),
    done=4,
    days_ago=210,
    files=("couvercle.stl",),
)
