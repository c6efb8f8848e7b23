"""Addresses of grants: funders, actions, requests, grants, documents, reports."""

from django.urls import path, register_converter

from .views import (
    action_activities,
    action_money,
    actions,
    amendments,
    carry_overs,
    commitments,
    documents,
    funders,
    grant_reports,
    grants,
    instalments,
    plain,
    request_answers,
    requests,
    spendings,
    who_pays,
)


class KindOfRecord:
    """One of the plain records of this floor, by its word."""

    regex = "|".join(plain.KINDS)

    def to_python(self, value):
        return value

    to_url = to_python


register_converter(KindOfRecord, "grant_kind")

urlpatterns = [
    path("subventions/", grants.grants, name="grants"),
    path("subventions/nouvelle/", grants.grant_new, name="grant-new"),
    path("subventions/<int:pk>/", grants.grant, name="grant"),
    path("subventions/<int:pk>/versements/", instalments.grant_instalment, name="grant-instalment"),
    path("subventions/<int:pk>/modification/", grants.grant_edit, name="grant-edit"),
    path("subventions/<int:pk>/avenant/", amendments.grant_amendment, name="grant-amendment"),
    path("subventions/<int:pk>/annulation/", amendments.grant_return, name="grant-return"),
    path("subventions/<int:pk>/convention/", grants.grant_agreement, name="grant-agreement"),
    path("subventions/versements/<int:pk>/", instalments.instalment_reception, name="instalment-reception"),
    path(
        "subventions/versements/<int:pk>/annulation/", instalments.instalment_return, name="instalment-return"
    ),
    path(
        "subventions/versements/<int:pk>/retrait/", instalments.instalment_removal, name="instalment-removal"
    ),
    path("subventions/<int:pk>/bilan/", grant_reports.grant_report_new, name="grant-report-new"),
    path(
        "subventions/actions/<int:pk>/activites/",
        action_activities.action_activities,
        name="action-activities",
    ),
    path("subventions/actions/<int:pk>/argent/", action_money.action_money, name="action-money"),
    path("subventions/financeurs/", funders.funders, name="funders"),
    path("subventions/documents/", documents.documents, name="documents"),
    path("subventions/documents/<int:pk>/fichier/", documents.document_file, name="document-file"),
    path("subventions/documents/<int:pk>/retrait/", documents.document_removal, name="document-removal"),
    path("subventions/actions/<int:pk>/", actions.action, name="action"),
    path("subventions/actions/<int:pk>/budget/", action_money.action_budget, name="action-budget"),
    path("subventions/actions/<int:pk>/indicateurs/", actions.action_indicator, name="action-indicator"),
    path(
        "subventions/actions/<int:pk>/engagements/",
        action_activities.action_commitment,
        name="action-commitment",
    ),
    path("subventions/actions/<int:pk>/depenses/", spendings.action_spending, name="action-spending"),
    path("subventions/indicateurs/<int:pk>/", actions.indicator, name="indicator"),
    path("subventions/engagements/<int:pk>/fin/", action_activities.commitment_end, name="commitment-end"),
    path("subventions/engagements/<int:pk>/", commitments.commitment, name="commitment"),
    path(
        "subventions/engagements/<int:pk>/reserve/", commitments.commitment_freeing, name="commitment-freeing"
    ),
    path("subventions/seances/", who_pays.who_pays, name="who-pays"),
    path("subventions/reste/", who_pays.grants_left, name="grants-left"),
    path("subventions/activites/<int:pk>/", who_pays.activity_funding, name="activity-funding"),
    path("subventions/restes/<int:pk>/", carry_overs.carry_overs, name="carry-overs"),
    path(
        "subventions/restes/<int:pk>/annulation/",
        carry_overs.carry_over_cancellation,
        name="carry-over-cancellation",
    ),
    path("subventions/parts/<int:pk>/fin/", spendings.spending_end, name="spending-end"),
    path("subventions/demandes/<int:pk>/", requests.grant_request, name="request"),
    path("subventions/demandes/<int:pk>/envoi/", requests.request_sending, name="request-sending"),
    path("subventions/demandes/<int:pk>/fichier/", requests.request_file, name="request-file"),
    path("subventions/demandes/<int:pk>/reponse/", request_answers.request_answer, name="request-answer"),
    path(
        "subventions/demandes/<int:pk>/retrait/",
        request_answers.request_withdrawal,
        name="request-withdrawal",
    ),
    path("subventions/<grant_kind:kind>/ajout/", plain.grant_record_new, name="grant-record-new"),
    path(
        "subventions/<grant_kind:kind>/<int:pk>/modification/",
        plain.grant_record_edit,
        name="grant-record-edit",
    ),
]
