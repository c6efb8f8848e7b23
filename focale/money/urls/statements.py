from django.urls import path

from focale.money.views import statements

urlpatterns = [
    path("argent/resultat/", statements.income_statement, name="income-statement"),
    path("argent/bilan/", statements.balance_sheet, name="balance-sheet"),
    path("argent/balance/", statements.trial_balance, name="trial-balance"),
]
