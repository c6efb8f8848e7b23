"""« Culture et Gastronomie » at Le Focus: a soup from Algeria, one from the Cévennes, one from Portugal…"""

from ..focus_week import FOOD
from .plan import File, Made, Making, Said


def rows(words, *names):
    """« 1 kg | tomates » on each line, as the rows of an answer."""
    lines = [line.strip().split(" | ") for line in words.strip().splitlines()]
    return [dict(zip(names, line, strict=True)) for line in lines]


def goes_in(words):
    return rows(words, "how_much", "what")


def done(words):
    """Steps, each with the name by which a picture stands at it: its number."""
    return [row | {"id": str(number)} for number, row in enumerate(rows(words, "words"), 1)]


CHORBA = Made(
    "recipe",
    {
        "title": "Chorba frik",
        "country": "Algérie",
        "story": "Ma mère la posait sur la table **une minute avant** le coucher du soleil, les soirs de "
        "ramadan. Aujourd'hui je la fais aussi en janvier, quand il pleut.\n\nLe frik est un blé vert "
        "qu'on a "
        "grillé. Il donne un goût de fumée.",
        "servings": 6,
        "ingredients": goes_in(
            """300 g | épaule d'agneau en petits morceaux
            150 g | frik (blé vert concassé)
            1 boîte | pois chiches
            3 | tomates râpées
            1 | oignon
            1 cuillère à café | ras el hanout
            1 bouquet | coriandre"""
        ),
        "preparation": 25,
        "cooking": 70,
        "steps": done(
            """Faites dorer l'oignon et la viande dans un peu d'huile, avec les épices.
            Ajoutez les tomates, couvrez d'un litre et demi d'eau, laissez mijoter trois quarts d'heure.
            Versez le frik rincé et les pois chiches. Encore vingt-cinq minutes, en remuant.
            Coupez la coriandre au dernier moment. Servez avec un quartier de citron."""
        ),
        "allergens": ["gluten", "celery"],
    },
    files=(File("images", "chorba.jpg", "Vue de dessus : une assiette creuse de soupe rouge, avec des pois "
                "chiches et des herbes, sur une nappe rouge.", "La chorba de Rochebelle"),
           File("images", "chorba-oignons.jpg", "Vue de dessus : des oignons et des morceaux de viande "
                "dorent dans une poêle noire.", "Quand l'oignon est doré, la cuisine sent déjà", line=1),
           File("images", "chorba-marmite.jpg", "Vue de dessus : une marmite de bouillon rouge, avec le "
                "frik, les pois chiches et la viande.", line=3)),
    roles=((1, "help"),),
    days_ago=40,
    named={0: ("full", "")},
)  # fmt: skip

BAJANA = Made(
    "recipe",
    {
        "title": "Bajana",
        "country": "Cévennes",
        "story": "La soupe de ceux qui montaient à la châtaigneraie. On la laissait sur le coin du "
        "poêle toute "
        "la matinée.\n\n> « Si la cuillère tient debout, elle est prête. »",
        "servings": 4,
        "ingredients": goes_in(
            """400 g | châtaignes sèches
            1,5 l | eau
            25 cl | lait
            1 pincée | sel"""
        ),
        "preparation": 15,
        "cooking": 120,
        "steps": done(
            """La veille, mettez les châtaignes à tremper.
            Cuisez-les deux heures à petits frémissements dans leur eau.
            Écrasez-en la moitié, ajoutez le lait chaud, salez."""
        ),
        "allergens": ["milk"],
    },
    makers=(1,),
    files=(File("images", "bajana.jpg", "Un bol de soupe beige où flottent des châtaignes entières, sur "
    "une "
                "nappe brune.", "Elle tient presque debout"),),
    days_ago=26,
    shown=("internal", "print"),
    showings=(("print", "Le livre de cuisine, maquette", 12),),
    is_withdrawn=True,
)  # fmt: skip

YASSA = Made(
    "recipe",
    {
        "title": "Yassa au poulet",
        "country": "Sénégal, Casamance",
        "story": "On coupe les oignons à plusieurs, et tout le monde pleure ensemble. C'est pour cela "
        "qu'on "
        "rit tant en mangeant.",
        "servings": 5,
        "ingredients": goes_in(
            """1 | poulet coupé en morceaux
            1 kg | oignons
            4 | citrons verts
            2 cuillères à soupe | moutarde
            100 g | olives vertes
            500 g | riz brisé"""
        ),
        "preparation": 40,
        "cooking": 60,
        "steps": done(
            """Mélangez le poulet, les oignons, le citron et la moutarde. Attendez la nuit.
            Grillez le poulet à part. Faites fondre les oignons longtemps, sans les brûler.
            Réunissez le tout avec la marinade et les olives, trente minutes.
            Servez sur le riz, dans un seul grand plat."""
        ),
        "allergens": ["mustard", "sulphites"],
    },
    makers=(2, 3),
    files=(File("images", "yassa.jpg", "Du riz blanc, des oignons dorés, des morceaux de poulet et des "
    "olives "
                "dans une assiette crème.", "Un seul plat, huit cuillères"),),
    state="proposed",
    days_ago=8,
)  # fmt: skip

FATTOUCHE = Made(
    "recipe",
    {
        "title": "Fattouche",
        "country": "Liban",
        "story": "La salade qui ne jette rien : le pain d'hier devient croustillant.",
        "servings": 4,
        "ingredients": goes_in(
            """2 | pains plats de la veille
            4 | tomates
            1 botte | radis
            1 bouquet | menthe et persil
            1 cuillère à soupe | sumac"""
        ),
        "preparation": 20,
        "cooking": 5,
        "steps": done(
            """Cassez le pain et faites-le dorer au four.
            Coupez tout le reste en morceaux assez gros.
            Mélangez au dernier moment avec l'huile, le citron et le sumac."""
        ),
        "allergens": [],
    },
    makers=(4,),
    files=(File("images", "fattouche.jpg", "Une salade de tomates, de radis et d'herbes dans un plat bleu.",
                "Prête à être mélangée"),),
    state="to_correct",
    days_ago=11,
    remarks=(Said("Il y a du pain : cochez le gluten, s'il vous plaît.", "allergens"),),
)  # fmt: skip

CALDO = Made(
    "recipe",
    {
        "title": "Caldo verde",
        "country": "Portugal, Minho",
        "story": "Ma tante coupe le chou si fin qu'on dirait de l'herbe.",
        "servings": 6,
        "ingredients": goes_in(
            """500 g | pommes de terre
            300 g | chou vert
            1 | chouriço"""
        ),
    },
    makers=(3,),
    files=(File("images", "caldo-verde.jpg"),),
    state="draft",
    days_ago=2,
)

KITCHEN = Making(
    "Le livre de cuisine du quartier",
    "Une recette de chez soi, racontée et photographiée. Vingt recettes feront un livre.",
    "Culture et Gastronomie",
    (CHORBA, BAJANA, YASSA, FATTOUCHE, CALDO),
    strand=FOOD,
    steps=("Raconter", "Cuisiner", "Photographier", "Écrire", "Goûter encore", "Mettre en pages"),
    done=3,
)
