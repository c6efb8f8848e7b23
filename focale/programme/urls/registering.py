from django.urls import path

from focale.programme.views import arrivals, lines, parties, partner_links, registrations

urlpatterns = [
    path("inscription/<int:seating_id>/", registrations.new, name="registration-new"),
    path("inscription/attente/<str:key>/", arrivals.show, name="arrival"),
    path("inscriptions/<str:key>/", parties.show, name="party"),
    path("inscriptions/<str:key>/papier/", parties.paper, name="party-print"),
    path("inscriptions/<str:key>/agenda.ics", parties.agenda, name="party-agenda"),
    path("inscriptions/<str:key>/acceptation/", parties.accept, name="party-acceptance"),
    path("inscriptions/<str:key>/annulation/", parties.cancel, name="party-cancellation"),
    path("inscriptions/<str:key>/annulation/<int:pk>/", parties.cancel_one, name="registration-cancellation"),
    path("inscriptions/<str:key>/prix/<int:pk>/", parties.price, name="registration-pricing"),
    path("inscriptions/<str:key>/rang/", parties.move, name="party-move"),
    path("listes/<int:seating_id>/", lines.show, name="line"),
    path("listes/<int:seating_id>/tirage/", lines.draw, name="line-draw"),
    path("listes/<int:seating_id>/verification/", lines.check, name="line-check"),
    path("listes/<int:seating_id>/liste.csv", lines.export, name="line-export"),
    path("partenaires/liens/", partner_links.team, name="partner-links"),
    path("partenaires/liens/nouveau/", partner_links.make, name="partner-link-new"),
    path("partenaires/liens/<int:pk>/retrait/", partner_links.revoke, name="partner-link-revocation"),
    path("partenaires/inscrire/<str:key>/", partner_links.show, name="partner-registrations"),
]
