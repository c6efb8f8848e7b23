"""Sounds arranged and films put together."""

from django.urls import path

from focale.works.views import arrangement, arranging, takes

urlpatterns = [
    path("productions/<int:pk>/montages/", arranging.production_arrangements, name="production-arrangements"),
    path("montages/fichiers/<int:pk>/", arranging.original_arranging, name="original-arranging"),
    path("montages/creations/<int:pk>/", arranging.piece_arranging, name="piece-arranging"),
    path("montages/versions/<int:pk>/reprise/", takes.take_return, name="take-return"),
    path("montages/<int:pk>/", arrangement.arrangement, name="arrangement"),
    path("montages/<int:pk>/versions/", takes.arrangement_takes, name="arrangement-takes"),
    path("montages/<int:pk>/effacer/", arrangement.arrangement_removal, name="arrangement-removal"),
]
