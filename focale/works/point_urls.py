"""What is said at a point of a piece: who is there, what is to correct; and what comes from others."""

from django.urls import path

from focale.works.views import borrowings, on_file, on_many, reading

urlpatterns = [
    path("productions/<int:pk>/qui-est-dessus/", on_many.production_on_it, name="production-on-it"),
    path("productions/<int:pk>/qui-est-dessus/annuler/", on_many.on_it_undone, name="on-it-undone"),
    path("creations/fichiers/<int:pk>/qui/", on_file.file_people, name="file-people"),
    path("creations/<int:pk>/relecture/", reading.piece_reading, name="piece-reading"),
    path("creations/remarques/<int:pk>/faite/", reading.remark_done, name="remark-done"),
    path("creations/remarques/<int:pk>/reouverture/", reading.remark_reopened, name="remark-reopened"),
    path("creations/<int:pk>/emprunts/", borrowings.piece_borrowings, name="piece-borrowings"),
    path("creations/<int:pk>/emprunts/aucun/", borrowings.nothing_borrowed, name="nothing-borrowed"),
    path("creations/emprunts/<int:pk>/", borrowings.borrowing, name="borrowing"),
    path("creations/emprunts/<int:pk>/retrait/", borrowings.borrowing_removal, name="borrowing-removal"),
    path("creations/emprunts/<int:pk>/preuve/", borrowings.borrowing_paper, name="borrowing-paper"),
]
