"""« Je filme mon futur métier » at Le Focus: meetings with people and their trades."""

from ..focus_week import JOB
from .plan import File, Made, Making, Said

SOUND = Made(
    "interview",
    {
        "title": "Le son, c'est de l'air qu'on sculpte",
        "interviewee": "Bastien Roca",
        "trade": "ingénieur du son",
        "words": "Il enregistre des groupes des Cévennes dans une ancienne filature. Il a commencé en "
        "portant les câbles des autres.",
        "exchange": [
            {"question": "Comment avez-vous su que c'était votre métier ?",
             "answer": "À quatorze ans, j'ai tenu la perche sur le film d'un copain. On n'a gardé ni le "
             "film "
             "ni le copain, mais j'ai entendu la pluie dans un casque pour la première fois. Je n'en suis "
             "jamais revenu."},
            {"question": "Que fait-on toute la journée ?",
             "answer": "On écoute. On déplace un micro de deux centimètres, on écoute encore. Les gens "
             "croient que je tourne des boutons ; les boutons, c'est la fin de l'histoire."},
            {"question": "Faut-il être bon en maths ?",
             "answer": "Il faut savoir diviser par deux et être patient. Le reste s'apprend, j'ai appris "
             "l'acoustique à trente ans."},
            {"question": "Qu'est-ce qui est difficile ?",
             "answer": "Les horaires, et dire à une chanteuse que la meilleure prise était celle d'avant. "
             "Il faut trouver les mots. C'est un métier d'oreilles et de politesse."},
            {"question": "Un conseil pour qui voudrait essayer ?",
             "answer": "Fermez les yeux cinq minutes par jour et comptez les sons. Le jour où vous "
             "arrivez à "
             "vingt, venez me voir."},
        ],
        "transcript": "**Bastien nous fait entendre trois sons.**\n\n[Un la, seul, à 440 hertz, tenu trois "
        "secondes.]\n\n[Le même la avec son octave au-dessus : il paraît plus clair, plus "
        "grand.]\n\n[Le même "
        "la dans une grande pièce : il revient neuf fois, de plus en plus faible.]\n\n[Tout ensemble, "
        "sous une "
        "petite mélodie de cordes et un rythme.]\n\nPersonne ne parle sur l'enregistrement.",
    },
    makers=(0, 1, 2),
    files=(
        File("enregistrement", "trois-sons.wav", caption="Trois sons pour comprendre le mixage", cues=(
            (0.5, 3.6, "(Un la, tenu)", "music"),
            (5.5, 8.6, "(Le même, avec son octave)", "music"),
            (10.5, 14.4, "(Le même, dans une grande salle)", "music"),
            (15.2, 20.6, "(Une mélodie de cordes,\npuis un rythme)", "music"),
        )),
        File("portrait", "portrait-bastien.jpg", "Portrait dessiné d'un homme brun et barbu, en pull bleu, "
             "devant un fond jaune.", "Bastien Roca, dans son studio", seen=("Bastien",)),
    ),
    roles=((1, "sound"), (2, "photo")),
    about=("Bastien",),
    showings=(("print", "Le magazine, numéro 3", 300),),
    days_ago=34,
    before={"title": "Interview de Bastien", "interviewee": "Bastien Roca", "trade": "ingé son"},
    remarks=(
        Said("Gardez sa phrase sur l'air comme titre : elle est très belle.", "title", "Interview de "
        "Bastien",
             is_settled=True),
    ),
)  # fmt: skip

PRESS = Made(
    "interview",
    {
        "title": "Arriver avant, partir après",
        "interviewee": "Maëlle Quintin",
        "trade": "photographe de presse",
        "words": "Elle photographie pour un quotidien de la région : les matchs, les inaugurations, les "
        "inondations.",
        "exchange": [
            {"question": "À quelle heure commence votre journée ?",
             "answer": "Quand le téléphone sonne. Une fois, c'était pour une vache sur la voie ferrée."},
            {"question": "Demandez-vous toujours la permission ?",
             "answer": "Dans la rue, je souris et je montre l'appareil. Pour un enfant, je demande à ses "
             "parents, toujours, et à lui aussi."},
            {"question": "Votre photo préférée ?",
             "answer": "Une dame qui balaie devant chez elle le lendemain de la crue. Elle a gardé le "
             "tirage "
             "dans sa cuisine."},
        ],
    },
    makers=(1, 3),
    files=(
        File("portrait", "portrait-maelle.jpg", "Portrait dessiné d'une femme rousse, lunettes rondes et "
             "chignon, en pull rouge.", "Maëlle Quintin", seen=("Maëlle",)),
    ),
    state="to_correct",
    days_ago=9,
    silent=("Maëlle",),
    remarks=(
        Said("En quelle année était cette crue ? Demandez-lui, et ajoutez-la.", "exchange",
             "le lendemain de la crue"),
        Said("Le reflet dans le verre gauche gêne : refaites le portrait de trois quarts ?",
             file="portrait-maelle.jpg", at=(330, 430)),
    ),
)  # fmt: skip

EDITING = Made(
    "interview",
    {
        "title": "Questions pour une monteuse",
        "interviewee": "Sélène Abadie",
        "trade": "monteuse",
        "exchange": [
            {"question": "Combien d'heures d'images pour une heure de film ?", "answer": ""},
            {"question": "Est-ce que vous coupez parfois quelque chose que vous aimez ?", "answer": ""},
            {"question": "Peut-on faire ce métier sans aimer l'ordinateur ?", "answer": ""},
            {
                "question": "Que faites-vous quand deux personnes ne sont pas d'accord sur la fin ?",
                "answer": "",
            },
        ],
    },
    makers=(2, 4),
    state="draft",
    days_ago=3,
)

BATH = Made(
    "film",
    {
        "title": "Une image monte",
        "words": "Quinze secondes sous la lampe rouge : une feuille blanche devient une vallée. "
        "Le premier film de l'équipe, dessiné image par image.",
        "transcript": "Sans paroles. [Une eau calme. Des gouttes sonnent comme des cloches.] La feuille "
        "est "
        "blanche ; des collines paraissent ; la lumière revient, trois tirages sèchent sur un fil.",
    },
    makers=(0, 3, 4),
    files=(
        File(
            "film",
            "une-image-monte.mp4",
            caption="Une image monte",
            cues=(
                (0.3, 3.0, "(Des gouttes dans l'eau)", "sound"),
                (3.4, 7.6, "La feuille est blanche.\nDes collines paraissent.", "thought"),
                (8.0, 10.4, "L'image est là.", "thought"),
                (10.8, 14.7, "La lumière revient.\nTrois tirages sèchent.", "thought"),
            ),
            english=(
                "(Drops in the water)",
                "The sheet is white.\nHills appear.",
                "The picture is there.",
                "The light is back.\nThree prints are drying.",
            ),
        ),
    ),
    roles=((4, "editing"),),
    silent=(3,),
    days_ago=15,
)

WHY = Made(
    "text",
    {
        "title": "Pourquoi on demande",
        "text": "On nous dit souvent : « Vous verrez plus tard. » Nous préférons voir maintenant.\n\n"
        "Cette année, nous avons frappé à **onze portes**. Derrière, il y avait une chambre noire, une "
        "cabine "
        "de mixage, une imprimerie qui sent l'encre et un bureau plein de câbles.\n\n## Ce que nous avons "
        "appris\n\n- Presque personne n'a suivi une ligne droite.\n- Les métiers de l'image commencent par "
        "l'attente.\n- Une bonne question tient en une ligne.\n\n> Le plus dur n'est pas de tenir la "
        "caméra, "
        "c'est d'écouter la réponse.\n\nMerci à celles et ceux qui nous ont ouvert.",
    },
    makers=(0, 1),
    files=(
        File("image", "rue-du-faubourg.jpg", "Des façades claires aux volets de couleur, en plein soleil, "
             "coupées par l'ombre des toits d'en face.", "La rue du Faubourg, un matin"),
    ),
    state="proposed",
    days_ago=4,
)  # fmt: skip

TRADES = Making(
    "Je filme mon futur métier : le magazine",
    "Les entretiens, les portraits et les films de la saison, pour le magazine de juin.",
    "Je filme mon futur métier",
    (SOUND, PRESS, EDITING, BATH, WHY),
    strand=JOB,
    steps=("Préparer les questions", "Enregistrer", "Couper", "Transcrire", "Vérifier", "Publier"),
    done=3,
    asked=True,
    is_signed=True,
)
