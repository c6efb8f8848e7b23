from django.urls import path

from focale.money.views import cash

urlpatterns = [
    path("argent/remises/", cash.batches, name="batches"),
    path("argent/remises/<int:pk>/", cash.batch, name="batch"),
    path("argent/caisse/", cash.till, name="till"),
]
