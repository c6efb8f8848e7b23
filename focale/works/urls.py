"""Productions, what is brought to them, what is worked on, and the files themselves."""

from django.urls import path

from focale.works.views import (
    captioning,
    captions,
    captions_files,
    dates,
    deposits,
    makings,
    media,
    originals,
    parts,
    plan,
    production,
    productions,
    veils,
)

urlpatterns = [
    path("productions/", productions.productions, name="productions"),
    path("productions/nouvelle/", productions.new, name="production-new"),
    path("productions/<int:pk>/", production.production, name="production"),
    path("productions/<int:pk>/depot/", production.deposit, name="production-deposit"),
    path("productions/<int:pk>/plan/", production.plan, name="production-plan"),
    path("productions/<int:pk>/corbeille/", production.bin_, name="production-bin"),
    path("productions/<int:pk>/modifier/", productions.edit, name="production-edit"),
    path("productions/<int:pk>/archives/", productions.archiving, name="production-archiving"),
    path("productions/<int:pk>/etapes/", plan.addition, name="production-step"),
    path("productions/<int:pk>/personnes/", parts.people, name="production-people"),
    path("productions/etapes/<int:pk>/", plan.step, name="step"),
    path("productions/participations/<int:pk>/fin/", parts.end, name="involvement-end"),
    path("productions/seances/<int:pk>/", dates.of_date, name="production-of-date"),
    path("productions/seances/<int:pk>/ajout/", dates.joining, name="production-joining"),
    path("productions/fichiers/<int:pk>/", originals.original, name="original"),
    path("productions/fichiers/<int:pk>/visages/", veils.original_veils, name="original-veils"),
    path("productions/fichiers/<int:pk>/sous-titres/", captions.captions, name="captions"),
    path(
        "productions/fichiers/<int:pk>/sous-titres/<slug:language>/",
        captioning.captions_edit,
        name="captions-edit",
    ),
    path(
        "productions/fichiers/<int:pk>/sous-titres/<slug:language>/texte/",
        captions_files.transcript,
        name="transcript",
    ),
    path(
        "productions/fichiers/<int:pk>/sous-titres/<slug:language>/remplacement/",
        captions_files.captions_import,
        name="captions-import",
    ),
    path(
        "productions/fichiers/<int:pk>/sous-titres/<slug:language>/fichier.<slug:kind>",
        captions_files.captions_file,
        name="captions-file",
    ),
    path("productions/fichiers/<int:pk>/corbeille/", originals.binning, name="original-binning"),
    path("productions/travaux/<int:pk>/", originals.making_again, name="making-again"),
    path("travaux/", makings.makings, name="makings"),
    path("depots/", deposits.deposits, name="uploads"),
    path("depots/<slug:key>/", deposits.deposit, name="upload"),
    path("depots/<slug:key>/abandon/", originals.dropping, name="upload-dropping"),
    path("medias/<slug:key>", media.media, name="media"),
]
