from django.urls import path

from focale.money.views import tariffs

urlpatterns = [
    path("argent/tarifs/", tariffs.index, name="tariffs"),
    path("argent/tarifs/nouveau/", tariffs.new, name="tariff-new"),
    path("argent/tarifs/conseille/", tariffs.advised, name="tariff-advised"),
    path("argent/tarifs/<int:pk>/", tariffs.show, name="tariff"),
    path("argent/tarifs/<int:pk>/ecriture/", tariffs.edit, name="tariff-edit"),
    path("argent/tarifs/<int:pk>/retrait/", tariffs.retirement, name="tariff-retirement"),
]
