"""All that is made at Le Focus, and of what its files are made."""

from .focus_children import CARTOONS, RADIO
from .focus_food import KITCHEN
from .focus_lab import BOXES, DARKROOM
from .focus_reviews import CRITICS
from .focus_trades import TRADES
from .plan import Works

GREY = (["hills", ["a"]], ["street", ["k"]], ["towers", ["q"]], ["hills", ["z", "mist", True]])
COLOUR = (["hills", ["a", "dusk"]], ["street", ["m"]], ["portrait", ["cook"]], ["hills", ["b", "dawn", True]])
FOCUS_WORKS = Works(
    (TRADES, CRITICS, KITCHEN, DARKROOM, RADIO, CARTOONS, BOXES),
    (
        ("trois-sons.wav", "tune", ["lesson", "focus"]),
        ("portrait-bastien.jpg", "portrait", ["sound"]),
        ("portrait-maelle.jpg", "portrait", ["press"]),
        ("une-image-monte.mp4", "film", ["bath"]),
        ("rue-du-faubourg.jpg", "street", ["faubourg"]),
        ("danseurs.jpg", "stage", ["dance", "dancers"]),
        ("concert.jpg", "stage", ["concert", "band"]),
        ("cinema.jpg", "stage", ["cinema", "screen"]),
        ("jongleur.jpg", "stage", ["balls", "juggler"]),
        ("chorba.jpg", "dish", ["soup"]),
        ("chorba-oignons.jpg", "dish", ["pan"]),
        ("chorba-marmite.jpg", "dish", ["pot"]),
        ("bajana.jpg", "dish", ["chestnuts"]),
        ("yassa.jpg", "dish", ["rice"]),
        ("fattouche.jpg", "dish", ["salad"]),
        ("caldo-verde.jpg", "dish", ["greens"]),
        ("bande.tif", "strip", ["grey", *GREY]),
        ("pellicule-couleur.tif", "strip", ["colour", *COLOUR]),
        ("fougeres.png", "photogram", ["ferns"]),
        ("essais.jpg", "tries", ["d"]),
        ("boite-stenope.stl", "part", ["pinhole"]),
        ("couvercle.stl", "part", ["lid"]),
        ("dehors.wav", "tune", ["street", "rochebelle"]),
        ("generique.wav", "tune", ["melody", "generique"]),
        ("abribus.png", "cartoon", ["shelter"]),
        ("ecrans.png", "cartoon", ["screen"]),
        ("crue.png", "cartoon", ["flood"]),
    ),
    guests=(("Bastien", "Roca", 1981), ("Maëlle", "Quintin", 1988)),
    collections=(
        (
            "Pour l'exposition de fin d'année",
            "Un premier choix, à discuter avec celles et ceux qui les ont faites.",
            ("Fougères sans appareil", "Ma première pellicule", "Le bus du dimanche", "Une image monte"),
        ),
        (
            "Le magazine, numéro 3",
            "Ce qui part à l'imprimeur quand tout le monde a dit oui.",
            (
                "Le son, c'est de l'air qu'on sculpte",
                "La chaise aussi danse",
                "Chorba frik",
                "Le bus du dimanche",
            ),
        ),
    ),
    portfolio=(
        "J'aime les oiseaux, les bus en retard et les crayons bien taillés.",
        ("Écoute, c'est Rochebelle", "Le bus du dimanche"),
    ),
)
