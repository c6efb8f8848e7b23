from django.urls import path

from focale.money.views import entries, journals

urlpatterns = [
    path("argent/journaux/", journals.journals, name="journals"),
    path("argent/ecritures/nouvelle/", entries.entry_new, name="entry-new"),
    path("argent/ecritures/<int:pk>/", entries.entry, name="entry"),
    path("argent/ecritures/<int:pk>/annulation/", entries.entry_reversal, name="entry-reversal"),
]
