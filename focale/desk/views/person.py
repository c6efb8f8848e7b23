"""One person's page for the team: who answers, what is agreed, what is coming, who came, what was written."""

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from focale.desk.gathering import agreed_in_short, registrations_to_come
from focale.ground.pages import page
from focale.letters.models import Letter
from focale.people.models import Guardianship, Person
from focale.people.rights import Right, Role, may, right
from focale.people.shell import shell
from focale.programme.models import Attendance

SHOWN = 30


@require_safe
@right(Right.SEE_PEOPLE)
def show(request, pk):
    """All that the desk needs to know of a person, on one page; a merged file leads to the one that was kept."""
    links = Guardianship.objects.in_force().order_by("call_order", "pk")
    people = Person.objects.visible_to(request.user).prefetch_related(
        Prefetch("guardianships", links.select_related("adult", "organisation"), to_attr="answering"),
        Prefetch("wardships", links.select_related("ward"), to_attr="answers_for"),
        "emergency_contacts",
        "absorbed",
    )
    person = get_object_or_404(people.select_related("account"), pk=pk)
    if person.merged_into_id:
        return redirect("person", person.merged_into_id)
    attendances = Attendance.objects.visible_to(request.user).filter(person=person)
    context = shell(person, request.user, "person") | {
        "residence": person.residence_on(),
        "agreed": agreed_in_short(person),
        "coming": registrations_to_come(person, timezone.now()),
        "attendances": attendances.select_related("activity", "occurrence").order_by("-on", "-pk")[:SHOWN],
        "letters": Letter.objects.visible_to(request.user).filter(person=person)[:SHOWN],
        "roles": Role.choices if may(request.user, Right.GIVE_ROLES) else (),
    }
    return page(request, "desk/person.html", context)
