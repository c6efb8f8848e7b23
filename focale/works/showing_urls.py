"""Pieces shown: to the public, on paper, on a wall; portfolios, and works to take away."""

from django.urls import path

from focale.works.views import showing, showings

urlpatterns = [
    path("oeuvres/<slug:key>/", showing.showing, name="showing"),
    path("oeuvres/<slug:key>/sous-titres/<int:pk>.vtt", showing.showing_captions, name="showing-captions"),
    path("oeuvres/<slug:key>/<slug:media>", showing.showing_media, name="showing-media"),
    path("presentations/", showings.showings, name="showings"),
    path("presentations/<int:pk>/<slug:move>/", showings.showing_move, name="showing-move"),
    path("creations/<int:pk>/presentations/", showings.piece_showings, name="piece-showings"),
    path("personnes/<int:pk>/presentations/", showings.person_showings, name="person-showings"),
]
