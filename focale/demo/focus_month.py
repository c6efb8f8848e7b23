"""What comes back at Le Focus once a month or so, outside the school holidays, without registering."""

from .plan import Monthly

MONTHLY = (
    Monthly(
        "Ciné-club du vendredi",
        "screening",
        "video",
        "Un film, puis on en parle : chacun dit ce qu'il a vu.",
        ((11, 1, 4), (12, 1, 4), (1, 2, 4), (2, 1, 4), (3, 3, 4), (4, 1, 4), (5, 3, 4), (6, 1, 4)),
        "20:00",
        "22:00",
        "Salle commune",
        "Karim",
        (12, None),
        regulars=6,
        audience=(8, 28),
    ),
    Monthly(
        "Un métier, une heure",
        "round_table",
        "meeting",
        "Une personne raconte son métier, un centre de formation dit comment y arriver.",
        ((11, 3, 1), (12, 3, 1), (1, 3, 1), (2, 2, 1), (3, 3, 1), (4, 2, 1), (5, 3, 1)),
        "18:00",
        "19:30",
        "Salle commune",
        "Coralie",
        (14, None),
        regulars=4,
        audience=(4, 16),
    ),
)
