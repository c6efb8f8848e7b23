from django.urls import path

from focale.money.views import chart, closing, opening, years

urlpatterns = [
    path("argent/exercices/", years.years, name="years"),
    path("argent/exercices/nouveau/", years.year_new, name="year-new"),
    path("argent/exercices/<int:pk>/", years.year, name="year"),
    path("argent/exercices/<int:pk>/dates/", years.year_days, name="year-days"),
    path("argent/exercices/<int:pk>/cloture/", closing.year_closing, name="year-closing"),
    path("argent/exercices/<int:pk>/affectation/", closing.year_allocation, name="year-allocation"),
    path("argent/exercices/<int:pk>/fec/", closing.year_fec, name="year-fec"),
    path(
        "argent/exercices/<int:pk>/fec/description/",
        closing.year_fec_description,
        name="year-fec-description",
    ),
    path("argent/exercices/<int:pk>/ouverture/", opening.opening, name="opening"),
    path("argent/exercices/<int:pk>/ouverture/ecriture/", opening.opening_writing, name="opening-writing"),
    path("argent/comptes/", chart.accounts, name="accounts"),
    path("argent/comptes/nouveau/", chart.account_new, name="account-new"),
    path("argent/comptes/<int:pk>/", chart.account, name="account"),
]
