"""The addresses of letters and of their texts."""

from django.urls import path

from focale.letters.views import letters, printing, wordings

urlpatterns = [
    path("courriers/", letters.index, name="letters"),
    path("courriers/a-imprimer/", printing.queue, name="letters-to-print"),
    path("courriers/imprimes/", printing.printed, name="letters-printed"),
    path("courriers/textes/", wordings.index, name="wordings"),
    path("courriers/textes/<slug:kind>/", wordings.edit, name="wording"),
    path("courriers/textes/<slug:kind>/origine/", wordings.restore, name="wording-origin"),
    path("courriers/<int:pk>/", letters.show, name="letter"),
    path("courriers/<int:pk>/envoi/", letters.send_again, name="letter-sending"),
    path("courriers/<int:pk>/reglement/", letters.settle, name="letter-settling"),
]
