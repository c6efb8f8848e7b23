"""Invoices, receipts, credit notes, gift receipts: numbered without a gap, each frozen as it was given.

A number is taken in the transaction that keeps the paper, under the lock of its series: what is not kept
takes no number. The content is copied, so a paper printed again after a move or an erasure says the same;
French law asks for ten years of invoices and six of gift receipts.
"""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from focale.ground.models import record
from focale.ground.sealing import sealed
from focale.people.rights import Right, may


class Kind(models.TextChoices):
    INVOICE = "invoice", _("facture")
    CREDIT_NOTE = "credit_note", _("avoir")
    RECEIPT = "receipt", _("reçu de paiement")
    GIFT_RECEIPT = "gift_receipt", _("reçu fiscal")


LETTERS = {Kind.INVOICE: "F", Kind.CREDIT_NOTE: "A", Kind.RECEIPT: "R", Kind.GIFT_RECEIPT: "D"}

RECEIPTED = _("Un reçu fiscal est déjà délivré pour ce don\xa0: il ne s'annule plus.")


class Series(models.Model):
    """The owner of the numbers of one kind of paper in one year."""

    kind = models.CharField(max_length=12, choices=Kind)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = pgettext_lazy("of numbers", "série")
        constraints = [models.UniqueConstraint(fields=["kind", "year"], name="series_once")]

    def __str__(self):
        return f"{LETTERS[Kind(self.kind)]}{self.year}"


class PaperQuerySet(models.QuerySet):
    def visible_to(self, account):
        """The desk sees all; others those made out to them."""
        if may(account, Right.SEE_MONEY):
            return self
        person = getattr(account, "person", None)
        return self.filter(person=person) if person else self.none()

    def readable_by(self, account):
        """Those whose names the account may read: all for who sees people, else the own and the nameless."""
        if may(account, Right.SEE_PEOPLE):
            return self.visible_to(account)
        return self.visible_to(account).filter(
            models.Q(person=None, charge__payer=None, payment__payer=None, income__giver=None)
            & models.Q(charge__beneficiary=None)
            | models.Q(person=account.person)
        )

    @transaction.atomic
    def issue(self, kind, content, *, about, by, person=None, on=None):
        """Give the next number to this content. Asked again about the same thing, it is the same paper.

        `about`: the Charge of an invoice or a credit note, the Payment of a receipt, the Income of a gift; or
        the Organisation, of which many sums stand on one paper: the caller sees to it that each does once.
        `on`: the day of the paper (today unless told); never before the last one of its series.
        """
        on = on or timezone.localdate()
        Series.objects.get_or_create(kind=kind, year=on.year)
        series = Series.objects.select_for_update().get(kind=kind, year=on.year)
        field = type(about)._meta.model_name
        if field != "organisation" and (known := self.filter(kind=kind, **{field: about}).first()):
            return known
        newest = self.filter(kind=kind, year=on.year).aggregate(day=models.Max("issued_on"))["day"]
        if newest and on < newest:
            raise ValidationError(
                _now("Le dernier document de ce genre est du %(day)s : celui-ci ne peut pas l'être avant.")
                % {"day": newest.strftime("%d/%m/%Y")}
            )
        series.last += 1
        series.save(update_fields=["last"])
        paper = self.model(kind=kind, year=on.year, number=series.last, issued_on=on, person=person)
        setattr(paper, field, about)
        paper.content = {**content, "number": paper.name, "issued_on": on.isoformat()}
        paper.sha256 = sealed(paper.content)
        paper.save()
        record("paper.issued", paper, by=by, number=paper.name, sha256=paper.sha256)
        return paper

    def broken(self):
        """For `focale check`: papers that no longer say what was sealed, and numbers that are missing."""
        changed = [paper for paper in self.order_by("pk").iterator(chunk_size=200) if not paper.is_intact()]
        gaps = []
        for series in Series.objects.all():
            count = self.filter(kind=series.kind, year=series.year).count()
            if count != series.last:
                gaps.append(str(series))
        return changed, gaps


class Paper(models.Model):
    kind = models.CharField(_("document"), max_length=12, choices=Kind)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField(_("numéro"))
    issued_on = models.DateField(_("daté du"))
    person = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="papers"
    )
    charge = models.ForeignKey(
        "money.Charge", null=True, blank=True, on_delete=models.PROTECT, related_name="papers"
    )
    payment = models.ForeignKey(
        "money.Payment", null=True, blank=True, on_delete=models.PROTECT, related_name="papers"
    )
    income = models.ForeignKey(
        "money.Income", null=True, blank=True, on_delete=models.PROTECT, related_name="papers"
    )
    organisation = models.ForeignKey(
        "people.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="papers"
    )
    content = models.JSONField()
    sha256 = models.CharField(_("empreinte"), max_length=64)

    objects = PaperQuerySet.as_manager()

    class Meta:
        verbose_name = _("facture ou reçu")
        ordering = ["-issued_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "year", "number"], name="paper_number_once"),
            models.UniqueConstraint(fields=["kind", "charge"], name="paper_of_a_charge_once"),
            models.UniqueConstraint(fields=["kind", "payment"], name="paper_of_a_payment_once"),
            models.UniqueConstraint(fields=["kind", "income"], name="paper_of_an_income_once"),
        ]

    def __str__(self):
        return self.name

    @property
    def name(self) -> str:
        """« F2026-0012 »"""
        return f"{LETTERS[Kind(self.kind)]}{self.year}-{self.number:04}"

    @property
    def made_out_to(self) -> str:
        """The name it was frozen with."""
        return (self.content.get("customer") or self.content.get("donor") or {}).get("name", "")

    @property
    def cents(self) -> int:
        """The sum it tells: what an invoice asks of who it is made out to, what came in, what was given."""
        said = self.content
        if "rows" in said:
            return sum(row["cents"] for row in said["rows"])
        if "shares" in said:
            own = (share for share in said["shares"] if share.get("is_customer", share["payer"] == "person"))
            return sum(share["cents"] for share in own)
        return said.get("cents", 0)

    def is_intact(self) -> bool:
        return sealed(self.content) == self.sha256
