from django.urls import path

from focale.money.views import card_imports, cards, checkouts, helloasso

urlpatterns = [
    path("mon-espace/comptes/carte/", cards.choose, name="pay-by-card"),
    path("mon-espace/comptes/carte/<slug:key>/", cards.show, name="checkout"),
    path("mon-espace/comptes/carte/<slug:key>/retour/", cards.back, name="checkout-return"),
    path("argent/cartes/", checkouts.listing, name="checkouts"),
    path("argent/cartes/import/", card_imports.looking, name="card-import"),
    path("argent/cartes/import/ecriture/", card_imports.writing, name="card-import-writing"),
    path("argent/cartes/<int:pk>/", checkouts.show, name="checkout-seen"),
    path("argent/cartes/<int:pk>/lecture/", checkouts.look, name="checkout-look"),
    path("argent/cartes/<int:pk>/vu/", checkouts.hand, name="checkout-hand"),
    path("argent/cartes/<int:pk>/perte/", checkouts.loss, name="checkout-loss"),
    path("helloasso/notification/", helloasso.notification, name="helloasso-notification"),
]
