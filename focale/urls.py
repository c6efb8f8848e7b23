"""Every address of the site: the apps' own, put together."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("focale.ground.urls")),
    path("technique/", admin.site.urls),
]
