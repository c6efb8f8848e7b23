"""All that is made at the MakerSpace, and of what its files are made."""

from .negpos_book import BOOK
from .negpos_images import COLLECTION, DARKROOM
from .negpos_objects import FILMS, LAMPS, SOUNDS
from .plan import Works

GREY = (["towers", ["n"]], ["hills", ["g", "mist"]], ["street", ["n"]])
NEGPOS_WORKS = Works(
    (COLLECTION, DARKROOM, LAMPS, FILMS, SOUNDS, BOOK),
    (
        ("portrait-farah.jpg", "portrait", ["cook"]),
        ("portrait-odette.jpg", "portrait", ["elder"]),
        ("portrait-ismael.jpg", "portrait", ["drone"]),
        ("portrait-jardin.jpg", "portrait", ["garden"]),
        ("portrait-lucien.jpg", "portrait", ["binding"]),
        ("tours.jpg", "towers", ["newton"]),
        ("colline-soir.jpg", "hills", ["soir", "dusk"]),
        ("poches.png", "photogram", ["pockets", "keys"]),
        ("promenade.tif", "strip", ["grey", *GREY]),
        ("abat-jour.stl", "part", ["shade"]),
        ("pot.stl", "part", ["pot"]),
        ("lampe.jpg", "street", ["lampe", "dusk"]),
        ("une-journee.mp4", "film", ["day"]),
        ("onze-heures.wav", "tune", ["street", "valdegour"]),
        ("air-galerie.wav", "tune", ["melody", "galerie", ]),
        ("murs.jpg", "hills", ["murs", "noon"]),
        ("makrouts.jpg", "dish", ["pastries"]),
        ("rouleaux.jpg", "dish", ["rolls"]),
        ("the.jpg", "dish", ["tea"]),
        ("imprimante.png", "cartoon", ["printer"]),
        ("galerie.png", "cartoon", ["gallery"]),
        ("livres.png", "cartoon", ["library"]),
    ),
    guests=(
        ("Farah", "Messaoudi", 1985), ("Odette", "Cabanel", 1947), ("Ismaël", "Keïta", 1999),
        ("Malika", "Lounis", 1961), ("Lucien", "Armand", 1956),
    ),
    collections=(
        ("Accrochage de la galerie", "Ce qui pourrait aller aux murs, dans l'ordre de la visite.",
         ("Celles et ceux du marché", "Le linge de midi", "Ce qu'il y avait dans mes poches", "Vu du "
         "sixième")),
        ("À emporter chez soi", "Les fichiers qu'on peut refaire.",
         ("Abat-jour à quatorze vagues", "Makrouts")),
    ),
    portfolio=("Mes premières photos au studio.", ("Celles et ceux du marché",)),
)  # fmt: skip
