from django.urls import path

from focale.programme.views import activities, agendas, calendar, feeds, pictures, programme, strands

urlpatterns = [
    path("programme/", programme.programme, name="programme"),
    path("programme.ics", feeds.programme_ical, name="programme-ical"),
    path("programme.rss", feeds.programme_rss, name="programme-rss"),
    path("calendrier/", calendar.calendar, name="calendar"),
    path("activites/<slug:slug>/", activities.activity, name="activity"),
    path("activites/<slug:slug>/dates.ics", feeds.activity_ical, name="activity-ical"),
    path("activites/<slug:slug>/image.png", pictures.activity_picture, name="activity-picture"),
    path("images/<int:pk>-<int:width>-<slug:mark>.<str:kind>", pictures.picture, name="picture"),
    path("projets/", strands.strands, name="strands"),
    path("projets/<slug:slug>/", strands.strand, name="strand"),
    path("agenda/<str:key>.ics", feeds.personal_ical, name="personal-ical"),
    path("mon-agenda/", agendas.my_calendar, name="my-calendar"),
    path("mon-agenda/fermeture/", agendas.my_calendar_closing, name="my-calendar-closing"),
    path("sitemap.xml", feeds.sitemap, name="sitemap"),
    path("robots.txt", feeds.robots, name="robots"),
]
