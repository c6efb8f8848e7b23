"""Collections of pieces, and texts that are easy to read. Before the pieces: their moves take any word."""

from django.urls import path

from focale.works.views import collection_rows, collections, easy, proof_readings

urlpatterns = [
    path("collections/", collections.collections, name="collections"),
    path("collections/nouvelle/", collections.collection_new, name="collection-new"),
    path("collections/ajout/", collection_rows.collection_gathering, name="collection-gathering"),
    path("collections/<int:pk>/", collections.collection, name="collection"),
    path("collections/<int:pk>/modifier/", collections.collection_edit, name="collection-edit"),
    path("collections/<int:pk>/ordre/", collection_rows.collection_order, name="collection-order"),
    path("collections/<int:pk>/archives/", collections.collection_archiving, name="collection-archiving"),
    path("collections/lignes/<int:pk>/<slug:move>/", collection_rows.collection_row, name="collection-row"),
    path("creations/<int:pk>/facile-a-lire/", easy.piece_easy, name="piece-easy"),
    path("creations/<int:pk>/facile-a-lire/ecrire/", easy.easy_writing, name="easy-writing"),
    path("creations/<int:pk>/facile-a-lire/conseils/", easy.easy_hints, name="easy-hints"),
    path("creations/<int:pk>/facile-a-lire/relectures/", proof_readings.of_piece, name="proof-readings"),
    path("mes-relectures/", proof_readings.mine, name="my-proof-readings"),
    path("relectures/<int:pk>/", proof_readings.proof_reading, name="proof-reading"),
    path("relectures/<int:pk>/nom/", proof_readings.naming, name="proof-reading-naming"),
    path("relectures/<int:pk>/retrait/", proof_readings.removal, name="proof-reading-removal"),
]
