from django.urls import path

from focale.money.views import books

urlpatterns = [
    path("argent/journaux/", books.journals, name="journals"),
    path("argent/ecritures/nouvelle/", books.entry_new, name="entry-new"),
    path("argent/ecritures/<int:pk>/", books.entry, name="entry"),
    path("argent/ecritures/<int:pk>/annulation/", books.entry_reversal, name="entry-reversal"),
]
