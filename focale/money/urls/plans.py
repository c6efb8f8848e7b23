from django.urls import path

from focale.money.views import plans

urlpatterns = [
    path("personnes/<int:pk>/echeancier/", plans.plan_new, name="person-plan"),
    path("argent/echeanciers/", plans.plans, name="plans"),
    path("argent/echeanciers/<int:pk>/", plans.show, name="plan"),
    path("argent/echeanciers/<int:pk>/changement/", plans.plan_change, name="plan-change"),
    path("argent/echeanciers/<int:pk>/fin/", plans.end, name="plan-end"),
]
