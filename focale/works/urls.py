"""Productions, what is brought to them, what is worked on, and the files themselves."""

from django.urls import path

from focale.works.views import deposits, media

urlpatterns = [
    path("depots/", deposits.deposits, name="deposits"),
    path("depots/<slug:key>/", deposits.deposit, name="deposit"),
    path("medias/<slug:key>", media.media, name="media"),
]
