"""The darkroom: rolls of film, their scans and negatives; contact sheets; a photograph cut, or printed."""

from django.urls import path

from focale.works.views import cleansing, cutting, negatives, paper, roll_sheet, rolls, scans, sheets

urlpatterns = [
    path("creations/fichiers/<int:pk>/cadrage/", cutting.piece_file_cut, name="piece-file-cut"),
    path("productions/<int:pk>/pellicules/", rolls.production_rolls, name="production-rolls"),
    path("pellicules/<int:pk>/", rolls.roll, name="roll"),
    path("pellicules/<int:pk>/tirages/", rolls.roll_prints, name="roll-prints"),
    path("pellicules/<int:pk>/film/", rolls.roll_film, name="roll-film"),
    path("pellicules/<int:pk>/rangement/", rolls.roll_away, name="roll-away"),
    path("pellicules/<int:pk>/planche/", roll_sheet.roll_sheet, name="roll-sheet"),
    path("productions/<int:pk>/planches/", sheets.production_sheets, name="production-sheets"),
    path("productions/fichiers/<int:pk>/nettoyage/", cleansing.original_cleansing, name="original-cleansing"),
    path("productions/fichiers/<int:pk>/impression/", paper.original_paper, name="original-paper"),
    path(
        "productions/fichiers/<int:pk>/impression/fichier/",
        paper.original_paper_file,
        name="original-paper-file",
    ),
    path("pellicules/scans/<int:pk>/", scans.scan, name="scan"),
    path("pellicules/scans/<int:pk>/vierge/", scans.scan_base, name="scan-base"),
    path("negatifs/<int:pk>/", negatives.negative, name="negative"),
    path("negatifs/<int:pk>/gris/", negatives.negative_grey, name="negative-grey"),
    path("negatifs/<int:pk>/epreuve", negatives.negative_proof, name="negative-proof"),
]
