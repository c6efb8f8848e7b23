"""The addresses of pages that gather several apps."""

from django.urls import path

from focale.desk.views import about, dashboard, home, journal, my_space, offline, person, today

urlpatterns = [
    path("", home.home, name="home"),
    path("accessibilite/", about.accessibility, name="accessibility"),
    path("mentions-legales/", about.legal, name="legal"),
    path("equipe/", my_space.team, name="team"),
    path("aujourdhui/", today.today, name="today"),
    path("tableau-de-bord/", dashboard.dashboard, name="dashboard"),
    path("tableau-de-bord/<slug:what>/", dashboard.dashboard_rows, name="dashboard-rows"),
    path("hors-ligne.js", offline.worker, name="offline-worker"),
    path("sans-reseau/", offline.offline, name="offline"),
    path("personnes/<int:pk>/", person.show, name="person"),
    path("journal/", journal.show, name="journal"),
    path("mon-espace/", my_space.show, name="my-space"),
    path("mon-espace/presentation/", my_space.introduce, name="introduction"),
]
