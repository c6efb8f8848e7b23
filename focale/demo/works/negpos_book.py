"""A book of eight pages at the MakerSpace: an interview, a review, recipes, drawings."""

from .focus_children import LETTERS
from .focus_food import done, goes_in
from .plan import File, Made, Making, Said

BINDING = Made(
    "interview",
    {
        "title": "Plier, coudre, attendre que ça sèche",
        "interviewee": "Lucien Armand",
        "trade": "relieur",
        "words": "Il relie des livres depuis quarante ans et répare ceux de la médiathèque.",
        "exchange": [
            {"question": "Quel est le plus vieux livre que vous avez tenu ?",
             "answer": "Un livre de comptes de 1702. Un marchand de laine y notait aussi le prix de ses "
             "chats."},
            {"question": "Que faut-il pour commencer ?",
             "answer": "Du fil, une aiguille, un os à plier et une table propre. La table propre, c'est "
             "le plus "
             "rare."},
            {"question": "L'ordinateur a-t-il tué la reliure ?",
             "answer": "Il a tué les annuaires, et personne ne les pleure. Les gens m'apportent des "
             "livres de "
             "famille imprimés ici. J'ai plus de travail qu'avant."},
        ],
    },
    makers=(0, 1),
    files=(File("portrait", "portrait-lucien.jpg", "Portrait dessiné d'un homme chauve à la barbe "
    "blanche, avec "
                "des lunettes, en pull vert.", "Lucien Armand, à son établi", seen=("Lucien",)),),
    about=("Lucien",),
    days_ago=110,
)  # fmt: skip

WALLS = Made(
    "review",
    {
        "show": "Pierres sèches, exposition de photographies",
        "venue": "Galerie du MakerSpace",
        "day": 28,
        "met": [{"who": "Agnès Bourrel", "what": "photographe"}],
        "title": "Des murs qui ont des visages",
        "felt": "Elle photographie des murets. J'ai pensé : **encore des cailloux**. Puis j'ai vu un "
        "nez, puis une "
        "bouche, et je n'ai plus vu que ça.\n\n> Elle les salue quand elle passe, elle me l'a dit.",
        "feelings": ["boredom", "wonder"],
        "stars": "",
    },
    makers=(2,),
    files=(File("image", "murs.jpg", "Une vallée de collines vertes et bleues, vue de haut.",
                "Le pays des murets"),),
    easy="J'ai vu une exposition de photos.\n\nLes photos montrent des murs de pierre.\n\nDans les "
    "pierres, "
    "j'ai vu un nez.\nJ'ai vu une bouche.\n\nLes murs ont des visages.",
    readers=((0, "yes", ""), (1, "hard", "« exposition » : dites « des photos sur un mur »")),
    days_ago=26,
)  # fmt: skip

MAKROUTS = Made(
    "recipe",
    {
        "title": "Makrouts",
        "country": "Tunisie, Kairouan",
        "story": "On en fait cent ou on n'en fait pas. Le losange se coupe en biais, d'un seul geste.",
        "servings": 20,
        "ingredients": goes_in(
            """1 kg | semoule moyenne
            300 g | beurre fondu
            500 g | pâte de dattes
            1 cuillère à café | cannelle
            500 g | miel"""
        ),
        "preparation": 60,
        "cooking": 25,
        "steps": done(
            """Sablez la semoule avec le beurre, laissez-la reposer une nuit.
            Mouillez-la d'eau tiède, formez un boudin, creusez, garnissez de dattes, refermez.
            Coupez des losanges, faites-les dorer au four, plongez-les dans le miel chaud."""
        ),
        "allergens": ["gluten", "milk"],
    },
    makers=(1, 3),
    files=(File("images", "makrouts.jpg", "Des gâteaux de semoule dorés dans un plat ocre.", "Cent "
    "moins un"),),
    showings=(("print", "Un livre de huit pages", 50),),
    days_ago=105,
)  # fmt: skip

ROLLS = Made(
    "recipe",
    {
        "title": "Rouleaux de printemps",
        "country": "Viêt Nam",
        "story": "Le premier se rate toujours. On le mange en cuisine.",
        "servings": 4,
        "ingredients": goes_in(
            """12 | feuilles de riz
            200 g | crevettes
            100 g | vermicelles de riz
            2 | carottes
            1 bouquet | menthe"""
        ),
        "preparation": 45,
        "cooking": 5,
        "steps": done(
            """Cuisez les vermicelles, râpez les carottes.
            Mouillez une feuille, posez un peu de tout, roulez serré.
            Mangez tout de suite, avec la sauce."""
        ),
        "allergens": ["crustaceans", "fish", "peanuts"],
    },
    makers=(2,),
    files=(File("images", "rouleaux.jpg", "Des rouleaux blancs, des herbes et des crevettes sur une "
    "assiette "
                "crème."),),
    state="proposed",
    days_ago=9,
)  # fmt: skip

TEA = Made(
    "recipe",
    {
        "title": "Thé à la menthe",
        "country": "Maroc",
        "story": "Le premier verre est doux comme la vie, dit mon grand-père ; il n'a jamais fini la "
        "phrase.",
        "servings": 6,
        "ingredients": goes_in(
            """1 cuillère à soupe | thé vert
            1 gros bouquet | menthe
            6 morceaux | sucre"""
        ),
        "preparation": 5,
        "cooking": 10,
        "steps": done(
            """Rincez le thé avec un fond d'eau bouillante, jetez cette eau.
            Ajoutez la menthe, le sucre, un litre d'eau. Laissez frémir.
            Servez de haut, reversez, servez encore."""
        ),
        "allergens": [],
    },
    makers=(3,),
    files=(File("images", "the.jpg", "Un verre de thé doré, des feuilles de menthe, vus de dessus."),),
    days_ago=100,
    shown=("internal", "print"),
    showings=(("print", "Un livre de huit pages", 50),),
    is_withdrawn=True,
)  # fmt: skip

PRINTER = Made(
    "drawing",
    {"title": "Six heures", "words": "La machine est lente, nous non."},
    makers=(0,),
    files=(File("dessin", "imprimante.png", "Quelqu'un est assis dans une imprimante 3D sur un siège à "
    "moitié fait. "
                "L'autre dit : « Encore six heures pour le dossier. »"),),
    borrowed=(LETTERS,),
    days_ago=95,
)  # fmt: skip

GALLERY = Made(
    "drawing",
    {"title": "Et moi ?", "words": "Tout le monde photographie l'étiquette."},
    makers=(3,),
    files=(File("dessin", "galerie.png", "Trois personnes photographient une étiquette. Le tableau "
    "demande : "
                "« Et moi ? »"),),
    state="to_correct",
    days_ago=6,
    remarks=(Said("Citez la police de caractères dans les emprunts.", file="galerie.png", at=(780, 160)),),
)  # fmt: skip

LADDER = Made(
    "drawing",
    {"title": "Lire, ça élève", "words": ""},
    makers=(2,),
    files=(File("dessin", "livres.png", "Un enfant monte sur une pile de livres pour voir par la fenêtre."),),
    borrowed=({"kind": "other", "what": LETTERS["what"]},),
    days_ago=90,
)

BOOK = Making(
    "Un livre de huit pages",
    "Un entretien, une critique, trois recettes, trois dessins : pliés, cousus, donnés.",
    "Stage petite édition",
    (BINDING, WALLS, MAKROUTS, ROLLS, TEA, PRINTER, GALLERY, LADDER),
    makers=5,
    steps=("Rassembler", "Écrire", "Dessiner", "Mettre en pages", "Imprimer", "Relier"),
    done=4,
)
