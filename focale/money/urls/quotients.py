from django.urls import path

from focale.money.views import quotients

urlpatterns = [
    path("argent/quotients/", quotients.to_check, name="quotients"),
    path("argent/quotients/<int:pk>/verification/", quotients.check, name="quotient-check"),
    path("argent/quotients/<int:pk>/refus/", quotients.refuse, name="quotient-refusal"),
    path("argent/quotients/<int:pk>/attestation/", quotients.document, name="quotient-document"),
    path("personnes/<int:pk>/quotient/", quotients.of_person, name="family-quotients"),
]
