"""« Images de Valdegour », and the darkroom of the MakerSpace: the neighbourhood by those who live
there."""

from .plan import File, Made, Making, Said

STRAND = "images-de-valdegour"

PORTRAITS = Made(
    "series",
    {
        "title": "Celles et ceux du marché",
        "words": "Trois personnes, une lumière, un fond. On leur a demandé de penser à un "
        "plat.\n\nChacune est "
        "repartie avec son tirage.",
        "how": "digital",
        "colours": "colour",
        "where": "Studio du MakerSpace, Valdegour",
        "day": 33,
    },
    makers=(0, 1),
    files=(
        File("images", "portrait-farah.jpg", "Portrait dessiné d'une femme aux longs cheveux noirs, en "
        "blouse "
             "claire, devant un fond vert.", "Farah, les olives", seen=("Farah",)),
        File("images", "portrait-odette.jpg", "Portrait dessiné d'une femme aux cheveux blancs bouclés, "
        "avec "
             "des lunettes.", "Odette, les fleurs", seen=("Odette",)),
        File("images", "portrait-ismael.jpg", "Portrait dessiné d'un jeune homme à casquette rouge, "
        "devant un "
             "fond sable.", "Ismaël, les pastèques", seen=("Ismaël",)),
    ),
    showings=(("exhibition", "Galerie, vernissage d'automne", None),),
    days_ago=31,
)  # fmt: skip

BLOCKS = Made(
    "photograph",
    {
        "title": "Le linge de midi",
        "words": "Depuis la promenade Newton, à l'heure où tout le monde rentre son linge.",
        "how": "digital",
        "colours": "colour",
        "where": "promenade Newton",
        "day": 24,
    },
    makers=(1,),
    files=(File("image", "tours.jpg", "Trois immeubles clairs aux balcons de couleur, du linge aux "
    "fenêtres, "
                "des pins devant.", "Midi"),),
    silent=(1,),
    days_ago=22,
    licence="cc-by",
)  # fmt: skip

GARDEN = Made(
    "photograph",
    {"title": "La dame du jardin partagé", "words": "Elle connaît le nom de chaque tomate.", "how": "digital",
     "colours": "colour", "where": "jardin partagé", "day": 12},
    makers=(3,),
    files=(File("image", "portrait-jardin.jpg", "Portrait dessiné d'une femme qui porte un foulard bleu.",
                seen=("Malika",)),),
    silent=("Malika",),
    days_ago=11,
)  # fmt: skip

POEM = Made(
    "text",
    {
        "title": "Vu du sixième",
        "text": "Du sixième on voit la mer,\nles jours où il n'y a pas d'air.\n\nLes autres jours on "
        "voit les pins\n"
        "et la voisine qui arrose ses voisins.\n\n> Ma mère dit : ici le ciel commence plus bas.",
    },
    makers=(4,),
    files=(File("image", "colline-soir.jpg", "Un coucher de soleil orange derrière des collines violettes.",
                "Vers l'ouest"),),
    days_ago=19,
    before={"title": "Le sixième étage", "text": "Du sixième on voit la mer.\n\nLes autres jours on "
    "voit les pins."},
    named={4: ("pen", "Le garçon du 6e")},
)  # fmt: skip

COLLECTION = Making(
    "Images de Valdegour : la collection",
    "Portraits, rues, fenêtres : une collection faite par les habitantes et les habitants, pour la galerie.",
    "Studio de prise de vue",
    (PORTRAITS, BLOCKS, GARDEN, POEM),
    strand=STRAND,
    with_children=True,
    steps=("Demander", "Photographier", "Choisir ensemble", "Tirer", "Accrocher"),
    done=3,
    asked=True,
    is_signed=True,
)

KEYS = Made(
    "photograph",
    {"title": "Ce qu'il y avait dans mes poches", "words": "Quinze objets, cinq secondes, zéro appareil.",
     "how": "without", "colours": "black_white", "where": "laboratoire", "day": 20},
    makers=(1,),
    files=(File("image", "poches.png", "Des clés, des rondelles et des vis, en blanc sur fond noir."),),
    days_ago=18,
    silent=(1,),
)  # fmt: skip

ROLL = Made(
    "series",
    {
        "title": "Promenade en noir et blanc",
        "words": "La première bande que nous avons développée sans aide. On voit nos doigts sur le bord "
        "; on les "
        "garde.",
        "how": "film",
        "colours": "black_white",
        "where": "de Pissevin à Valdegour",
        "day": 40,
    },
    makers=(0, 2),
    files=(
        File("images", "promenade-01.jpg", "Deux tours et des pins, en noir et blanc.", "Le départ"),
        File("images", "promenade-02.jpg", "Des collines dans la brume.", "Vers les garrigues"),
        File("images", "promenade-03.jpg", "Des façades aux volets fermés, en noir et blanc.", "Le centre"),
    ),
    state="to_correct",
    days_ago=13,
    remarks=(Said("La vue 2 est plus sombre que les autres : refaites-la un demi-temps plus court ?",
                  file="promenade-02.jpg", at=(500, 700)),),
)  # fmt: skip

DARKROOM = Making(
    "Laboratoire : développer soi-même",
    "Les bandes numérisées, les tirages, les photogrammes des mercredis.",
    "Laboratoire noir et blanc",
    (KEYS, ROLL),
    makers=4,
    steps=("Charger la spire", "Développer", "Numériser", "Tirer"),
    done=3,
    roll=("promenade.tif", "Bande du mercredi", "mono"),
)
