from django.urls import path

from focale.money.views import papers, payments

urlpatterns = [
    path("argent/paiements/", payments.payments, name="payments"),
    path("argent/paiements/<int:pk>/", payments.show, name="payment"),
    path("argent/paiements/<int:pk>/recu/", payments.receipt, name="payment-receipt"),
    path("argent/paiements/<int:pk>/remboursement/", payments.refund, name="payment-refund"),
    path("argent/paiements/<int:pk>/affectation/", payments.allocation, name="payment-allocation"),
    path("personnes/<int:pk>/encaissement/", payments.of_person, name="person-payment"),
    path("partenaires/<int:pk>/encaissement/", payments.of_organisation, name="organisation-payment"),
    path("argent/papiers/<int:pk>/", papers.show, name="paper"),
]
