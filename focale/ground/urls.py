"""The addresses of the ground: health for supervisors, the language, colours and drawn pictures."""

from django.urls import path

from focale.ground.views.drawing import drawn_picture
from focale.ground.views.health import health
from focale.ground.views.identity import identity_css, identity_icon
from focale.ground.views.language import language

urlpatterns = [
    path("sante/", health, name="health"),
    path("dessin/<slug:motif>/<path:seed>.svg", drawn_picture, name="drawn-picture"),
    path("identite.css", identity_css, name="identity-css"),
    path("icone.svg", identity_icon, name="identity-icon"),
    path("langue/<str:code>/", language, name="language"),
]
