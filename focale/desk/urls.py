"""The addresses of pages that gather several apps."""

from django.urls import path

from focale.desk.views import my_space

urlpatterns = [
    path("mon-espace/", my_space.show, name="my-space"),
    path("mon-espace/presentation/", my_space.introduce, name="introduction"),
]
