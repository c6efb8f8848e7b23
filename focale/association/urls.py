"""Addresses of membership and of volunteers' hours."""

from django.urls import path

from .views import (
    hours,
    import_choices,
    imports,
    joining,
    members,
    mine,
    plain,
    requests,
    seasons,
    time_sheets,
)

urlpatterns = [
    path("adherer/", joining.new, name="membership-new"),
    path("adherer/<str:key>/", joining.made, name="membership-made"),
    path("adhesions/demandes/<int:pk>/accord/", requests.confirmation, name="join-request-confirmation"),
    path("adhesions/demandes/<int:pk>/refus/", requests.dismissal, name="join-request-dismissal"),
    path("mon-adhesion/", mine.memberships, name="my-membership"),
    path("mon-adhesion/<int:pk>/carte/", mine.card, name="member-card"),
    path("mon-adhesion/<int:pk>/demission/", mine.resignation, name="member-resignation"),
    path("adherents/", members.listing, name="members"),
    path("adherents/<int:pk>/", members.show, name="member"),
    path("adherents/<int:pk>/admission/", members.admission, name="member-admission"),
    path("adherents/<int:pk>/refus/", members.refusal, name="member-refusal"),
    path("adherents/<int:pk>/renouvellement/", members.renewal, name="member-renewal"),
    path("adherents/<int:pk>/fin/", members.end, name="member-end"),
    path("adherents/formules/", plain.index, {"kind": plain.TYPES}, name="membership-types"),
    path("adherents/formules/nouvelle/", plain.new, {"kind": plain.TYPES}, name="membership-type-new"),
    path("adherents/formules/<int:pk>/", plain.edit, {"kind": plain.TYPES}, name="membership-type"),
    path("adherents/saisons/", seasons.index, name="members-seasons"),
    path("adherents/saisons/<int:pk>/lignes/", seasons.rows, name="members-season-rows"),
    path("adherents/reprises/", imports.index, name="member-imports"),
    path("adherents/reprises/<int:pk>/", imports.show, name="member-import"),
    path("adherents/reprises/<int:pk>/colonnes/", import_choices.choices, name="member-import-choices"),
    path("adherents/reprises/<int:pk>/programme/", import_choices.source, name="member-import-source"),
    path(
        "adherents/reprises/<int:pk>/confirmation/", imports.confirmation, name="member-import-confirmation"
    ),
    path("adherents/reprises/<int:pk>/annulation/", imports.undoing, name="member-import-undoing"),
    path("adherents/reprises/<int:pk>/abandon/", imports.dropping, name="member-import-dropping"),
    path("benevolat/", hours.mine, name="my-hours"),
    path("benevolat/feuille/", time_sheets.sheet, name="time-sheet"),
    path("benevolat/signature/", time_sheets.signature, name="hours-signature"),
    path("benevolat/heures/", hours.listing, name="hours"),
    path("benevolat/heures/validation/", hours.validation, name="hours-validation"),
    path("benevolat/heures/<int:pk>/refus/", hours.refusal, name="hours-refusal"),
    path("benevolat/taches/", plain.index, {"kind": plain.TASKS}, name="tasks"),
    path("benevolat/taches/nouvelle/", plain.new, {"kind": plain.TASKS}, name="task-new"),
    path("benevolat/taches/<int:pk>/", plain.edit, {"kind": plain.TASKS}, name="task"),
]
