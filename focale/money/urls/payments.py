from django.urls import path

from focale.money.views import owed, papers, partners, payments, undoing

urlpatterns = [
    path("argent/paiements/", payments.payments, name="payments"),
    path("argent/paiements/<int:pk>/", payments.show, name="payment"),
    path("argent/paiements/<int:pk>/recu/", payments.receipt, name="payment-receipt"),
    path("argent/paiements/<int:pk>/remboursement/", payments.refund, name="payment-refund"),
    path("argent/paiements/<int:pk>/restitution/", payments.handing_back, name="payment-handing-back"),
    path("argent/paiements/<int:pk>/retrait/", undoing.releasing, name="payment-releasing"),
    path("argent/paiements/<int:pk>/impaye/", undoing.bouncing, name="payment-bouncing"),
    path("argent/paiements/<int:pk>/affectation/", payments.allocation, name="payment-allocation"),
    path("personnes/<int:pk>/encaissement/", payments.of_person, name="person-payment"),
    path("partenaires/<int:pk>/comptes/", partners.show, name="organisation-money"),
    path("partenaires/<int:pk>/facture/", partners.invoice, name="organisation-invoice"),
    path("partenaires/<int:pk>/avoir/", partners.credit_note, name="organisation-credit-note"),
    path("partenaires/<int:pk>/encaissement/", payments.of_organisation, name="organisation-payment"),
    path("argent/a-recevoir/", owed.listing, name="owed"),
    path("argent/a-recevoir/rappels/", owed.reminders, name="owed-reminders"),
    path("argent/a-recevoir/rappels/avancement/", owed.progress, name="owed-progress"),
    path("argent/a-recevoir/<int:pk>/rappel/", owed.reminder, name="owed-reminder"),
    path(
        "argent/a-recevoir/structures/<int:pk>/rappel/", owed.partner_reminder, name="owed-partner-reminder"
    ),
    path("argent/sommes/<int:pk>/facture/", papers.invoice, name="charge-invoice"),
    path("argent/recettes/<int:pk>/recu-fiscal/", papers.gift_receipt, name="gift-receipt"),
    path("argent/papiers/", papers.listing, name="papers"),
    path("argent/papiers/association/", papers.issuer, name="issuer"),
    path("argent/papiers/<int:pk>/", papers.show, name="paper"),
]
