"""The programme of the children of Le Focus, and their press drawings."""

from .plan import File, Made, Making, Said

LETTERS = {
    "kind": "other",
    "what": "Les lettres du dessin : Atkinson Hyperlegible",
    "author": "Braille Institute of America",
    "source": "police de caractères jointe à Focale",
    "licence": "SIL Open Font License 1.1",
    "proof": "texte de la licence : OFL.txt",
}

WALK = Made(
    "sound",
    {
        "title": "Écoute, c'est Rochebelle",
        "words": "Le premier numéro de notre émission : vingt-six secondes dehors, les yeux fermés.",
        "transcript": "Sans paroles. [Du vent dans les arbres, des oiseaux.] [Une sonnette de vélo, "
        "deux fois.] "
        "[Une voiture passe, quelqu'un marche.] [Une horloge sonne quatre coups.]",
    },
    makers=(0, 1, 2),
    files=(File("son", "dehors.wav", caption="Mercredi, 16 heures"),),
    roles=((0, "sound"),),
    days_ago=18,
)

JINGLE = Made(
    "sound",
    {
        "title": "Le générique",
        "words": "On l'a joué sur le clavier du studio, puis on a ajouté une batterie.",
        "transcript": "Sans paroles. [Une mélodie de cordes, puis une batterie et des maracas.]",
    },
    makers=(1, 3),
    files=(File("son", "generique.wav"),),
    remarks=(
        Said(
            "Ici la batterie arrive d'un coup : très réussi.", file="generique.wav", at=(5,), is_settled=True
        ),
    ),
    arranged={
        "preset": "podcast",
        "cuts": [],
        "chapters": [{"at": 0.0, "title": "Les cordes"}, {"at": 4.8, "title": "La batterie"}],
    },
    days_ago=10,
    borrowed=({"kind": "music", "what": "Une boucle de batterie trouvée en ligne"},),
)

RADIO = Making(
    "Ma première émission",
    "Une émission par mois, faite par les enfants : préparer, dire, enregistrer, écouter.",
    "Ma première émission",
    (WALK, JINGLE),
    makers=4,
    with_children=True,
    steps=("Choisir le sujet", "Enregistrer", "Monter", "Écrire ce qu'on entend", "Écouter ensemble"),
    done=3,
    asked=True,
)

SHELTER = Made(
    "drawing",
    {"title": "Le bus du dimanche", "words": "Deux personnes attendent. L'une attend depuis plus "
    "longtemps."},
    makers=(0,),
    showings=(("print", "Le magazine, numéro 3", 300), ("exhibition", "Salle commune", None)),
    files=(File("dessin", "abribus.png", "Deux personnes à un arrêt ; le panneau dit « bus : mars ». L'une "
                "demande : « C'est le premier ou le dernier ? »"),),
    borrowed=(LETTERS,),
    days_ago=21,
)  # fmt: skip

SCREENS = Made(
    "drawing",
    {"title": "Rien de neuf", "words": "Le seul qui lit le journal, c'est le chien."},
    makers=(1,),
    files=(File("dessin", "ecrans.png", "Une famille à table, chacun devant son téléphone. Le chien lit le "
                "journal et dit : « Rien de neuf au village. »"),),
    borrowed=(LETTERS,),
    silent=(1,),
    days_ago=14,
)  # fmt: skip

FLOOD = Made(
    "drawing",
    {"title": "Deux cuillères de plus", "words": ""},
    makers=(2,),
    files=(File("dessin", "crue.png", "Une rue inondée. Quelqu'un mesure l'eau avec une cuillère."),),
    state="to_correct",
    days_ago=7,
    remarks=(Said("L'eau est très bien ! On voudrait voir qui il regarde : tourne-le vers nous ?",
                  file="crue.png", at=(560, 520)),),
    borrowed=(LETTERS,),
)  # fmt: skip

CARTOONS = Making(
    "Dessins de presse de la semaine",
    "Une nouvelle, un trait, une idée. Les meilleurs iront dans le magazine.",
    "Dessin de presse",
    (SHELTER, SCREENS, FLOOD),
    makers=4,
    with_children=True,
    steps=("Lire le journal", "Chercher l'idée", "Dessiner", "Encrer"),
    done=2,
)
