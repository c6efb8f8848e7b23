"""Where each grant stands: granted, offered to people, committed to expenses, come in, what is due when."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import OuterRef, Q, Subquery, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from focale.ground.charts import gauge

from .models import Commitment, Grant, OrganisationDocument
from .models.organisation_document import GOOD_FOR_DAYS, YEARLY, DocumentKind

SOON = 90
ASKED_FOR = [kind for kind in DocumentKind if kind != DocumentKind.OTHER]


@dataclass
class Standing:
    """`reserved`: kept for activities and dates whose expenses are not noted yet."""

    grant: Grant
    received_cents: int
    expected_cents: int
    reserved: int = 0

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
    def spent(self):
        """What expenses have drawn."""
        return self.committed - self.reserved

    @property
    def is_short(self) -> bool:
        """Less than a tenth is left: one looks twice before planning on it."""
        return self.left * 10 < self.granted

    @property
    def parts(self) -> list:
        """How the envelope is used, for `gauge.html`."""
        return gauge([(_("dépensé"), self.spent), (_("réservé"), self.reserved), (_("reste"), self.left)])

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
    """Each of these grants, with what came in and what is kept of it. One query."""
    received = Sum("payments__cents", filter=Q(payments__received_on__isnull=False), default=0)
    kept = Commitment.objects.live().filter(grant=OuterRef("pk")).order_by().values("grant")
    kept = Subquery(kept.annotate(sum=Sum("reserved_cents")).values("sum"))
    rows = grants.select_related("fund", "action", "funder__organisation").annotate(
        received=received, planned=Sum("payments__cents", default=0), kept=kept
    )
    return [Standing(grant, grant.received, grant.planned, grant.kept or 0) for grant in rows]


@dataclass
class Readiness:
    """One paper funders ask for: the newest one we have, and whether it is still good."""

    kind: DocumentKind
    document: OrganisationDocument | None
    is_good: bool
    earlier: list = field(default_factory=list)

    @property
    def until(self) -> date | None:
        """The last day it may be handed in."""
        return self.document and good_until(self.document)


def readiness(day=None) -> list[Readiness]:
    """Ready for the next request? Every paper asked for, missing, outdated or good."""
    return ready_papers(day)[0]


def ready_papers(day=None) -> tuple[list[Readiness], list[OrganisationDocument]]:
    """Every paper asked for with those it took the place of, and the papers nobody asks for. One query."""
    day, known = day or timezone.localdate(), {}
    for document in OrganisationDocument.objects.order_by("-issued_on", "-pk"):
        known.setdefault(document.kind, []).append(document)
    found = []
    for kind in ASKED_FOR:
        newest, *earlier = known.get(kind) or [None]
        found.append(Readiness(kind, newest, is_good(newest, day), earlier))
    return found, known.get(DocumentKind.OTHER, [])


def is_good(document, day) -> bool:
    if document is None:
        return False
    until = good_until(document)
    return until is None or day <= until


def good_until(document) -> date | None:
    """The last day one may hand it in: the one written on it, else by its kind; None: for ever."""
    kind = DocumentKind(document.kind)
    if document.valid_until:
        return document.valid_until
    if kind in GOOD_FOR_DAYS:
        return document.issued_on + timedelta(days=GOOD_FOR_DAYS[kind])
    if kind in YEARLY:
        return date((document.year or document.issued_on.year) + 1, 12, 31)
    return None
