"""One person's page for the team: who answers, what is agreed, what is coming, who came, what was written."""

from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from focale.association.models import Membership
from focale.desk.gathering import agreed_in_short, links_of, registrations_to_come
from focale.ground.pages import page
from focale.letters.models import Letter
from focale.money.models import Share
from focale.people.models import Person
from focale.people.rights import Right, Role, may, right
from focale.people.shell import shell
from focale.programme.models import Attendance

SHOWN = 30


def with_ghosts(account, pk):
    """The person of this key, with what is left to pay as `left_cents`, the membership and the files it took
    up, in one query."""
    people = Person.objects.visible_to(account).filter(Q(pk=pk) | Q(merged_into=pk))
    if may(account, Right.SEE_MONEY):
        left = Share.objects.left_by_person().filter(person=OuterRef("pk")).values("left")
        vouchers = Share.objects.left_in_vouchers().filter(charge__payer=OuterRef("pk")).values("left")
        owed = Coalesce(Subquery(left), 0) + Coalesce(Subquery(vouchers), 0)
        people = people.annotate(left_cents=owed)
    people = people.annotate(paid_until=Subquery(Membership.objects.last_paid_of_person(OuterRef("pk"))))
    found = list(people.select_related("account", "member"))
    person = next((one for one in found if one.pk == pk), None)
    if person is None:
        raise Http404
    return person, [one for one in found if one is not person]


def _member(person):
    """The membership that came with the person, with its last day paid; None where there is none."""
    if member := getattr(person, "member", None):
        member.last_day = person.paid_until
    return member


@require_safe
@right(Right.SEE_PEOPLE)
def show(request, pk):
    """All the desk needs to know of a person, on one page; a merged file leads to the one that was kept."""
    person, ghosts = with_ghosts(request.user, pk)
    if person.merged_into_id:
        return redirect("person", person.merged_into_id)
    links = links_of(person)
    attendances = Attendance.objects.visible_to(request.user).filter(person=person)
    context = shell(person, request.user, "person") | {
        "answering": links["ward"],
        "answers_for": links["adult"],
        "contacts": person.emergency_contacts.all(),
        "ghosts": ghosts,
        "residence": person.residence_on(),
        "agreed": agreed_in_short(person, links["ward"]),
        "coming": registrations_to_come(person, timezone.now()),
        "attendances": attendances.select_related("activity", "occurrence").order_by("-on", "-pk")[:SHOWN],
        "letters": Letter.objects.visible_to(request.user).filter(person=person)[:SHOWN],
        "member": _member(person),
        "left_cents": getattr(person, "left_cents", None),
        "roles": Role.choices if may(request.user, Right.GIVE_ROLES) else (),
    }
    return page(request, "desk/person.html", context)
