"""The tablet handed round, and the team's pages that open it."""

from django.urls import path

from focale.works.views import sittings, tablet

urlpatterns = [
    path("productions/<int:pk>/tablette/", sittings.production_tablet, name="production-tablet"),
    path("productions/seances/<int:pk>/tablette/", sittings.date_tablet, name="date-tablet"),
    path("tablettes/<int:pk>/", sittings.sitting, name="sitting"),
    path("tablettes/<int:pk>/fin/", sittings.sitting_end, name="sitting-end"),
    path("tablette/", tablet.tablet, name="tablet"),
    path("tablette/suivant/", tablet.tablet_next, name="tablet-next"),
    path("tablette/fin/", tablet.tablet_end, name="tablet-end"),
    path("tablette/images/<slug:key>", tablet.tablet_picture, name="tablet-picture"),
    path("tablette/<int:pk>/", tablet.tablet_person, name="tablet-person"),
    path("tablette/<int:pk>/merci/", tablet.tablet_thanks, name="tablet-thanks"),
]
