"""One person's page for the team: who answers, what is agreed, what is coming, who came, what was written."""

from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from focale.desk.gathering import agreed_in_short, links_of, registrations_to_come
from focale.ground.pages import page
from focale.letters.models import Letter
from focale.people.models import Person
from focale.people.rights import Right, Role, may, right
from focale.people.shell import shell
from focale.programme.models import Attendance

SHOWN = 30


@require_safe
@right(Right.SEE_PEOPLE)
def show(request, pk):
    """All the desk needs to know of a person, on one page; a merged file leads to the one that was kept."""
    ghosts = Person.objects.filter(merged_into=OuterRef("pk"))
    people = Person.objects.visible_to(request.user).annotate(has_absorbed=Exists(ghosts))
    person = get_object_or_404(people.select_related("account"), pk=pk)
    if person.merged_into_id:
        return redirect("person", person.merged_into_id)
    links = links_of(person)
    attendances = Attendance.objects.visible_to(request.user).filter(person=person)
    context = shell(person, request.user, "person") | {
        "answering": links["ward"],
        "answers_for": links["adult"],
        "contacts": person.emergency_contacts.all(),
        "ghosts": person.absorbed.all() if person.has_absorbed else (),
        "residence": person.residence_on(),
        "agreed": agreed_in_short(person, links["ward"]),
        "coming": registrations_to_come(person, timezone.now()),
        "attendances": attendances.select_related("activity", "occurrence").order_by("-on", "-pk")[:SHOWN],
        "letters": Letter.objects.visible_to(request.user).filter(person=person)[:SHOWN],
        "roles": Role.choices if may(request.user, Right.GIVE_ROLES) else (),
    }
    return page(request, "desk/person.html", context)
