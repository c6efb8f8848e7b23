"""Addresses of the report owed for a grant: its page, its files, and what opens behind each number."""

from django.urls import path

from .views import grant_reports, report_files, report_hours, report_pictures, report_rows

urlpatterns = [
    path("subventions/bilans/<int:pk>/", grant_reports.grant_report, name="grant-report"),
    path("subventions/bilans/<int:pk>/mots/", grant_reports.grant_report_words, name="grant-report-words"),
    path(
        "subventions/bilans/<int:pk>/envoi/", grant_reports.grant_report_sending, name="grant-report-sending"
    ),
    path(
        "subventions/bilans/<int:pk>/comptage/",
        grant_reports.grant_report_counting,
        name="grant-report-counting",
    ),
    path("subventions/bilans/<int:pk>/fichier/", report_files.grant_report_file, name="grant-report-file"),
    path("subventions/bilans/<int:pk>/lignes/", report_rows.grant_report_rows, name="grant-report-rows"),
    path("subventions/bilans/<int:pk>/argent/", report_rows.grant_report_facts, name="grant-report-facts"),
    path(
        "subventions/bilans/<int:pk>/places/<int:seating>/",
        report_rows.grant_report_places,
        name="grant-report-places",
    ),
    path(
        "subventions/bilans/<int:pk>/heures/<slug:noun>/<int:key>/",
        report_hours.grant_report_hour,
        name="grant-report-hour",
    ),
    path(
        "subventions/bilans/<int:pk>/presences/", report_files.grant_report_dates, name="grant-report-dates"
    ),
    path(
        "subventions/bilans/<int:pk>/images/",
        report_pictures.grant_report_pictures,
        name="grant-report-pictures",
    ),
    path(
        "subventions/bilans/<int:pk>/images/<int:source>/",
        report_pictures.grant_report_picture,
        name="grant-report-picture",
    ),
    path(
        "subventions/bilans/images/<int:pk>/",
        report_pictures.report_picture_file,
        name="report-picture-file",
    ),
    path(
        "subventions/bilans/images/<int:pk>/retrait/",
        report_pictures.report_picture_removal,
        name="report-picture-removal",
    ),
]
