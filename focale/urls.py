"""Every address of the site: the apps' own, put together."""

from django.urls import include, path

from focale.desk import hatch

urlpatterns = [
    path("", include("focale.ground.urls")),
    path("", include("focale.people.account_urls")),
    path("", include("focale.people.urls")),
    path("", include("focale.place.urls")),
    path("", include("focale.letters.urls")),
    path("", include("focale.money.urls")),
    path("", include("focale.association.urls")),
    path("", include("focale.programme.urls")),
    path("", include("focale.works.showing_urls")),
    path("", include("focale.works.tablet_urls")),
    path("", include("focale.works.point_urls")),
    path("", include("focale.works.library_urls")),
    path("", include("focale.works.arrangement_urls")),
    path("", include("focale.works.film_urls")),
    path("", include("focale.works.piece_urls")),
    path("", include("focale.works.urls")),
    path("", include("focale.funding.urls")),
    path("", include("focale.funding.grant_urls")),
    path("", include("focale.funding.report_urls")),
    path("", include("focale.desk.urls")),
    path("technique/", hatch.site.urls),
]
