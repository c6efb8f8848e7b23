"""Figures, reports, and the schemes they are counted by."""

from django.urls import path

from .views import count_ages, figures, presence_hours, public, reports, rows, schemes

urlpatterns = [
    path("chiffres/", figures.figures, name="figures"),
    path("chiffres/lignes/", rows.figure_rows, name="figure-rows"),
    path("chiffres/heures/", presence_hours.presence_hours, name="presence-hours"),
    path("chiffres/heures/lignes/", presence_hours.presence_hours_rows, name="presence-hours-rows"),
    path("chiffres/public/", public.public_figures, name="public-figures"),
    path("chiffres/public/<int:pk>/", public.public_report, name="public-report"),
    path("chiffres/grilles/", schemes.schemes, name="schemes"),
    path("chiffres/grilles/ages/", count_ages.count_ages, name="count-ages"),
    path("chiffres/grilles/<int:pk>/", schemes.scheme, name="scheme"),
    path("chiffres/grilles/<int:pk>/copie/", schemes.scheme_copy, name="scheme-copy"),
    path("chiffres/grilles/<int:pk>/retrait/", schemes.scheme_removal, name="scheme-removal"),
    path("chiffres/dimensions/<int:pk>/", schemes.dimension, name="dimension"),
    path("bilans/", reports.reports, name="reports"),
    path("bilans/nouveau/", reports.report_new, name="report-new"),
    path("bilans/<int:pk>/", reports.report, name="report"),
    path("bilans/<int:pk>/lignes/", rows.report_rows, name="report-rows"),
    path("bilans/<int:pk>/comparaison/", reports.report_comparison, name="report-comparison"),
    path("bilans/<int:pk>/publication/", reports.report_publication, name="report-publication"),
    path("bilans/<int:pk>/fichier/", reports.report_file, name="report-file"),
]
