"""Finding one person among all, as one types; the list as a file."""

import csv

from django.db.models import Prefetch
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from focale.ground.models import record
from focale.ground.pages import page
from focale.people.bounded import Bounded
from focale.people.forms import SiftForm
from focale.people.models import Guardianship, Person
from focale.people.rights import Right, right

ROWS = 30
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@require_safe
@right(Right.SEE_PEOPLE)
def listing(request):
    """Those who answer to what is typed and to the filters; the filters stay in the address."""
    form = SiftForm(request.GET)
    links = Guardianship.objects.in_force().select_related("adult").order_by("call_order", "pk")
    people = Person.objects.visible_to(request.user).existing()
    people = people.prefetch_related(Prefetch("guardianships", links, to_attr="answering"))
    paginator = Bounded(form.sift(people), ROWS)
    if paginator.has_more:
        paginator.object_list = form.sift(people, many=True)
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "form": form,
        "paginator": paginator,
        "people": paginator.get_page(request.GET.get("page")),
        "query": query.urlencode(),
    }
    return page(request, "people/people.html", context, fragment="found")


@require_safe
@right(Right.SEE_PEOPLE)
def export(request):
    """The same list as a CSV file that spreadsheets open; the journal keeps that it was taken away."""
    people = SiftForm(request.GET).sift(Person.objects.visible_to(request.user).existing())
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="personnes.csv"'
    response.write("\ufeff")
    lines = csv.writer(response, delimiter=";")
    lines.writerow([_("Nom"), _("Prénom"), _("Naissance"), _("Genre"), _("Téléphone"), _("Courriel")])
    count = 0
    for person in people.iterator(chunk_size=2000):
        birth = person.born_on.isoformat() if person.born_on else person.born_year or ""
        row = [
            person.last_name,
            person.first_name,
            birth,
            person.get_gender_display(),
            person.phone,
            person.email,
        ]
        lines.writerow([harmless(cell) for cell in row])
        count += 1
    record("people.exported", request.user, by=request.user, count=count, filters=sorted(request.GET))
    return response


def harmless(cell) -> str:
    """A cell that a spreadsheet will not run as a formula."""
    words = str(cell)
    return f"'{words}" if words.startswith(FORMULA) else words
