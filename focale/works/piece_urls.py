"""Pieces: made step by step, read again, agreed to."""

from django.urls import path

from focale.works.views import (
    asking,
    interviewing,
    library,
    piece_agreements,
    piece_files,
    piece_people,
    piece_remarks,
    piece_steps,
    piece_versions,
    pieces,
)

urlpatterns = [
    path("creations/", library.pieces, name="pieces"),
    path("mes-creations/", library.my_pieces, name="my-pieces"),
    path("productions/<int:pk>/creations/", library.of_production, name="production-pieces"),
    path("productions/<int:pk>/creations/nouvelle/", pieces.piece_new, name="piece-new"),
    path("productions/<int:pk>/accords/", asking.production_asking, name="production-asking"),
    path("mes-accords/", asking.my_agreements, name="my-agreements"),
    path("creations/<int:pk>/", pieces.piece, name="piece"),
    path("creations/<int:pk>/etapes/<slug:code>/", piece_steps.piece_step, name="piece-step"),
    path("creations/<int:pk>/personnes/", piece_people.piece_people, name="piece-people"),
    path("creations/<int:pk>/accords/", piece_agreements.piece_agreements, name="piece-agreements"),
    path(
        "creations/<int:pk>/accords/<int:credit>/",
        piece_agreements.credit_permission,
        name="credit-permission",
    ),
    path("creations/<int:pk>/interview/reponses/", interviewing.interview_filling, name="interview-filling"),
    path("creations/<int:pk>/versions/", piece_versions.piece_versions, name="piece-versions"),
    path(
        "creations/<int:pk>/versions/<int:number>/retour/",
        piece_versions.piece_restoring,
        name="piece-restoring",
    ),
    path("creations/<int:pk>/remarques/", piece_remarks.piece_remarks, name="piece-remarks"),
    path("creations/<int:pk>/<slug:move>/", pieces.piece_move, name="piece-move"),
    path("creations/remarques/<int:pk>/reglage/", piece_remarks.remark_settled, name="remark-settled"),
    path("creations/fichiers/<int:pk>/", piece_files.piece_file, name="piece-file"),
    path("creations/fichiers/<int:pk>/vu/", piece_people.file_looked_at, name="file-looked-at"),
    path("creations/fichiers/<int:pk>/<slug:where>/", piece_files.piece_file_move, name="piece-file-move"),
    path("creations/credits/<int:pk>/nom/", piece_people.credit_naming, name="credit-naming"),
    path("creations/credits/<int:pk>/retrait/", piece_people.credit_removal, name="credit-removal"),
    path(
        "creations/presences/<int:pk>/retrait/",
        piece_people.appearance_removal,
        name="appearance-removal",
    ),
    path(
        "creations/permissions/<int:pk>/retrait/",
        piece_agreements.permission_withdrawal,
        name="permission-withdrawal",
    ),
]
