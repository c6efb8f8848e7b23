"""What the desk did today, by the verbs: payments, their papers, a credit note, reminders, joining."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from focale.association.joining import join
from focale.association.models import Audience, Member, MembershipType, VolunteerTime
from focale.money.models import Allocation, Issuer, Method, Payment, Share
from focale.money.owed import debts, remind
from focale.money.papers import invoice, receipt
from focale.people.models import Organisation, Person

OLD_DAYS = 21
SIRET = "12345678200010"
"""Of nobody: the example of the handbooks, with a right check digit."""
REASON = "Enfant malade, la famille a prévenu."


def take_today(demonstration):
    """Two families pay, a third is paid back, who owes for long is written to, somebody joins."""
    by = demonstration.account("coordinator")
    _sign_papers(demonstration)
    _join(demonstration, by)
    _come_for_lina(demonstration)
    owing = [row for row in debts() if row["debtor"]]
    for row, method in zip(owing[:2], (Method.CASH, Method.CHEQUE), strict=False):
        payer = Person.objects.get(pk=row["debtor"])
        facts = {"cheque_number": "4410027"} if method == Method.CHEQUE else {}
        shares = Share.objects.unpaid().owed_by(payer).order_by("charge__day", "pk")
        payment = Payment.take(method, row["left"], payer=payer, shares=shares, by=by, **facts)
        receipt(payment, by=by)
    _pay_back(demonstration, by)
    for row in owing[2:12]:
        if row["since"] < demonstration.today - timedelta(days=OLD_DAYS):
            remind(Person.objects.get(pk=row["debtor"]), by=by)
    if last := VolunteerTime.objects.to_validate().order_by("day", "pk").first():
        last.refuse("Déjà notées la semaine dernière.", by=by)


def _sign_papers(demonstration):
    """How the association is named on what it prints."""
    place, president = demonstration.place, demonstration.account("board").person
    Issuer(
        legal_name=place.identity["association"],
        address=place.site["address"],
        postcode=place.site["postcode"],
        town=place.site["town"],
        siret=SIRET,
        rna="W302001234",
        iban="FR7630006000011234567890189",
        bic="AGRIFRPP",
        signatory=str(president),
        signatory_quality="présidente",
    ).write(by=demonstration.account("treasurer"))


def _join(demonstration, by):
    """Somebody joins at the desk and pays; an organisation asks, and waits for the board."""
    known = Member.objects.filter(person__isnull=False).values("person")
    pool = [person.pk for person in demonstration.neighbours.pools["adults"]]
    person = Person.objects.filter(pk__in=pool).exclude(pk__in=known).order_by("pk").first()
    kinds = MembershipType.objects.order_by("position")
    membership = join(kinds.filter(audience=Audience.PERSON).first(), person=person, by=by)
    shares = membership.charge.shares.all()
    receipt(Payment.take(Method.CASH, membership.fee_cents, payer=person, shares=shares, by=by), by=by)
    asking = (
        Organisation.objects.filter(member=None).exclude(kind__in=["town", "state"]).order_by("pk").first()
    )
    payer = demonstration.leader(demonstration.place.meeting.leader)
    join(kinds.get(audience=Audience.ORGANISATION), organisation=asking, payer=payer, by=payer.account)


def _come_for_lina(demonstration):
    """The mother one tries the demonstration with has something to pay: her daughter comes to a workshop."""
    mother, child = demonstration.neighbours.parent, demonstration.neighbours.children[0]
    coming = [seating for seating, _people in demonstration.coming if seating.occurrence_id]
    for seating in sorted(coming, key=lambda seating: seating.starts_at()):
        is_free = seating.activity.is_free or seating.starts_at() < timezone.now() + timedelta(days=2)
        if is_free or not seating.activity.tariff_id or seating.seats_left < 2:
            continue
        try:
            with transaction.atomic():
                return seating.register([child], made_by=mother.person, by=mother)
        except ValidationError:  # too young for this one, or somewhere else at that hour
            continue


def _pay_back(demonstration, by):
    """Somebody could not come: the sum is credited, and paid back by transfer; both papers are there."""
    paid = Allocation.objects.filter(payment__method=Method.CASH, share__charge__registration__isnull=False)
    paid = paid.filter(share__charge__day__lt=demonstration.today).order_by("-share__charge__day", "pk")
    charge, payment = paid[0].share.charge, paid[0].payment
    invoice(charge, by=by)
    invoice(charge.credit(reason=REASON, by=by), by=by)
    payment.refresh_from_db()
    payment.refund(payment.left_cents, method=Method.TRANSFER, reason=REASON, by=by)
