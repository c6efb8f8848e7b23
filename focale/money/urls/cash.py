from django.urls import path

from focale.money.views import cash, till

urlpatterns = [
    path("argent/remises/", cash.batches, name="batches"),
    path("argent/remises/<int:pk>/", cash.batch, name="batch"),
    path("argent/caisse/", till.till, name="till"),
]
