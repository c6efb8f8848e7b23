from django.urls import path

from focale.programme.views import parties

urlpatterns = [
    path("inscriptions/<str:key>/", parties.show, name="party"),
]
