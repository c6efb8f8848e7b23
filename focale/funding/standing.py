"""Where each grant stands: granted, offered to people, committed to expenses, come in, what is due when."""

from dataclasses import dataclass

from django.db.models import Q, Sum
from django.utils import timezone

from .models import Grant, OrganisationDocument
from .models.organisation_document import GOOD_FOR_DAYS, YEARLY, DocumentKind

SOON = 90
ASKED_FOR = [kind for kind in DocumentKind if kind != DocumentKind.OTHER]


@dataclass
class Standing:
    grant: Grant
    received_cents: int
    expected_cents: int

    @property
    def granted(self):
        return self.grant.granted_cents

    @property
    def offered(self):
        return self.grant.fund.offered_cents

    @property
    def committed(self):
        return self.grant.fund.committed_cents

    @property
    def left(self):
        """What may still be committed to expenses."""
        return self.grant.fund.committable_cents

    @property
    def awaited(self):
        return self.granted - self.received_cents

    @property
    def days_left(self) -> int:
        """Until the report is due; below zero when it is late."""
        return (self.grant.report_due_on - timezone.localdate()).days

    @property
    def is_due(self) -> bool:
        return self.grant.report_sent_on is None and self.days_left <= SOON


def standings(grants) -> list[Standing]:
    """Each of these grants, with what came in. One query."""
    received = Sum("payments__cents", filter=Q(payments__received_on__isnull=False))
    rows = grants.select_related("fund", "action", "funder__organisation").annotate(
        received=received, planned=Sum("payments__cents")
    )
    return [Standing(grant, grant.received or 0, grant.planned or 0) for grant in rows]


@dataclass
class Readiness:
    """One paper funders ask for: the newest one we have, and whether it is still good."""

    kind: DocumentKind
    document: OrganisationDocument | None
    is_good: bool


def readiness(day=None) -> list[Readiness]:
    """Ready for the next request? Every paper asked for, missing, outdated or good."""
    day = day or timezone.localdate()
    newest = {}
    for document in OrganisationDocument.objects.order_by("issued_on", "pk"):
        newest[document.kind] = document
    return [Readiness(kind, newest.get(kind), is_good(newest.get(kind), day)) for kind in ASKED_FOR]


def is_good(document, day) -> bool:
    if document is None:
        return False
    if document.valid_until:
        return day <= document.valid_until
    kind = DocumentKind(document.kind)
    if kind in GOOD_FOR_DAYS:
        return (day - document.issued_on).days <= GOOD_FOR_DAYS[kind]
    if kind in YEARLY:
        return (document.year or document.issued_on.year) >= day.year - 1
    return True
