from django.urls import path

from focale.place.views import place

urlpatterns = [
    path("le-lieu/", place.place, name="place"),
]
