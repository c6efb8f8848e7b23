from django.urls import path

from focale.money.views import home

urlpatterns = [
    path("argent/", home.home, name="money"),
]
