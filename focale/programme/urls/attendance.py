from django.urls import path

from focale.programme.views import attendance, headcounts, sheets

urlpatterns = [
    path("seances/", sheets.by_code, name="occurrence-code"),
    path("seances/feuilles.pdf", sheets.sheets, name="occurrence-sheets"),
    path("seances/<int:pk>/", attendance.occurrence, name="occurrence"),
    path("seances/<int:pk>/pointage/", attendance.mark, name="occurrence-mark"),
    path("seances/<int:pk>/pointages/", attendance.marks, name="occurrence-marks"),
    path("seances/<int:pk>/ajout/", attendance.walk_in, name="occurrence-walk-in"),
    path("seances/<int:pk>/a-prevenir/", attendance.contact, name="occurrence-contact"),
    path("seances/<int:pk>/comptage/", headcounts.headcount, name="occurrence-headcount"),
    path("seances/<int:pk>/feuille.pdf", sheets.sheet, name="occurrence-sheet"),
    path("seances/<int:pk>/saisie/", sheets.entry, name="occurrence-entry"),
]
