"""« Critiques pétillantes » at Le Focus: invented shows, felt for good."""

from ..focus_week import REVIEWS
from .plan import File, Made, Making, Said

DANCE = Made(
    "review",
    {
        "show": "Quatre et une chaise, danse",
        "venue": "Théâtre du Gardon, Alès",
        "day": 43,
        "met": [{"who": "Ysé Maurin", "what": "chorégraphe"}, {"who": "Tao", "what": "danseur"}],
        "title": "La chaise aussi danse",
        "felt": "Au début ils sont **quatre** et il n'y a qu'une chaise. J'ai eu peur qu'ils se "
        "disputent.\n\n"
        "Mais non. Ils la portent, ils la bercent, ils passent dessous. À la fin la chaise est seule "
        "dans la "
        "lumière et on a envie de la consoler.\n\n> Tao m'a dit : « La chaise, c'est celle de ma "
        "grand-mère. »\n\n"
        "J'ai repensé à la mienne pendant tout le trajet du retour.",
        "feelings": ["fear", "laughter"],
        "stars": "4",
    },
    files=(
        File("image", "danseurs.jpg", "Sur une scène rouge, quatre silhouettes dansent dans des "
        "faisceaux de "
             "couleur.", "Un dessin fait de mémoire, le lendemain"),
    ),
    named={0: ("pen", "Plume de Lune")},
    days_ago=30,
    easy="Je suis allé voir de la danse.\n\nIl y a 4 danseurs.\nIl y a 1 chaise.\n\nAu début, j'ai eu "
    "peur.\n"
    "Je croyais qu'ils allaient se disputer.\n\nMais ils portent la chaise.\nIls sont doux avec elle.\n\n"
    "À la fin, la chaise est seule.\nJ'ai pensé à ma grand-mère.",
    readers=((1, "yes", ""), (2, "yes", "")),
    licence="cc-by",
)  # fmt: skip

CONCERT = Made(
    "review",
    {
        "show": "Les Bassines, concert de percussions",
        "venue": "Halle de Rochebelle",
        "day": 15,
        "met": [{"who": "Rosalie Vent", "what": "batteuse"}],
        "title": "J'ai senti les basses dans mon fauteuil",
        "felt": "Ils tapent sur des bassines, des bidons et un vieux frigo. C'était **fort**. On m'a "
        "prêté un "
        "casque et je l'ai enlevé au milieu, exprès.\n\nMon fauteuil vibrait. Rosalie a vu que je riais "
        "et elle "
        "a joué un rythme pour moi.",
        "feelings": ["energy", "joy"],
        "stars": "5",
    },
    makers=(1,),
    files=(
        File("image", "concert.jpg", "Trois musiciens en ombre sur une scène, l'un à la batterie.",
             "Le bidon est à droite"),
    ),
    state="proposed",
    days_ago=6,
)  # fmt: skip

PHARE = Made(
    "review",
    {
        "show": "Le Dernier Phare, film",
        "venue": "Cinéma du Faubourg",
        "day": 30,
        "met": [],
        "title": "Trop de vent, pas assez de phare",
        "felt": "On attend le phare une heure. Quand il s'allume, tout le monde a soupiré dans la "
        "salle, moi "
        "aussi.\n\nLe gardien parle à ses poules. C'est ce que j'ai préféré.",
        "stars": "2",
    },
    makers=(2, 3),
    files=(File("image", "cinema.jpg", "Des spectateurs de dos devant un rideau rouge."),),
    state="to_correct",
    days_ago=12,
    before={"show": "Le Dernier Phare", "title": "Trop de vent", "felt": "On attend le phare une heure."},
    remarks=(Said("Dites-nous pourquoi vous avez soupiré : de plaisir, ou de fatigue ?", "felt",
                  "tout le monde a soupiré"),),
)  # fmt: skip

JUGGLER = Made(
    "review",
    {
        "show": "Sept balles, jonglage",
        "venue": "Place du marché",
        "day": 7,
        "title": "",
        "felt": "Il en fait tomber une et il dit « celle-là, elle voulait vous voir ».",
        "stars": "",
    },
    makers=(4,),
    files=(File("image", "jongleur.jpg"),),
    state="draft",
    days_ago=2,
)

CRITICS = Making(
    "Critiques pétillantes : nos sorties",
    "Nous voyons un spectacle par mois, nous rencontrons les artistes, et nous écrivons ce que nous voulons.",
    "Critiques pétillantes",
    (DANCE, CONCERT, PHARE, JUGGLER),
    strand=REVIEWS,
    steps=("Choisir le spectacle", "Y aller", "Rencontrer", "Écrire", "Se relire à deux", "Publier"),
    done=4,
)
