"""The whole service, web and worker in one process: built with the demonstration, then serving visitors who
look at everything, and the team, who print as well."""

import re

from bench.load import Phone
from bench.service import Service, new_home

VISITS, PICTURES, SHEETS = 200, 20, 3
PAGES = ["/", "/programme/", "/entrer/"]
TEAM = [
    "/aujourdhui/",
    "/planning/",
    "/personnes/",
    "/chiffres/",
    "/tableau-de-bord/",
    "/bilans/",
    "/journal/",
]
BOUND = 150, "MB"


def measure():
    with new_home() as home:
        with Service(home, FOCALE_DEMO="focus") as service:
            visit(service)
            yield "memory, the day the place was made", service.memory(), *BOUND
        with Service(home) as service:
            yield "memory, just started", service.memory(), *BOUND
            visit(service)
            yield f"memory, after {VISITS * len(PAGES)} pages", service.memory(), *BOUND
            activities = activities_of(service)
            for address in activities:
                look(service.get, address)
            yield f"memory, after {len(activities)} activities", service.memory(), *BOUND
            for address in activities[:PICTURES]:
                look(service.get, f"{address}image.png")
            yield f"memory, after {PICTURES} pictures to share", service.memory(), *BOUND
            work(service)
            yield f"memory, after {SHEETS} PDFs and the pages of the team", service.memory(), *BOUND


def visit(service):
    for _visit in range(VISITS):
        for page in PAGES:
            service.get(page)


def activities_of(service) -> list[str]:
    """The addresses of the activities that anybody may look at."""
    slugs = "list(Activity.objects.published().values_list('slug', flat=True)[:60])"
    found = service.asked("focale.programme.models", f"import json; print(json.dumps({slugs}))")
    return [f"/activites/{slug}/" for slug in found]


def work(service):
    """The coordinator looks at the day, the people and the figures, and prints three sheets."""
    phone = Phone(service.address)
    phone.open("/entrer/")
    number = service.asked(
        "focale.people.models", "print(Account.objects.filter(role='coordinator').order_by('pk').first().pk)"
    )
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', phone.text)[1]
    phone.open(f"/entrer/essai/{number}/", {"csrfmiddlewaretoken": token})
    for address in TEAM:
        phone.open(address)
    sheets = service.asked(
        "focale.programme.models",
        f"print(list(Occurrence.objects.order_by('pk').values_list('pk', flat=True)[:{SHEETS}]))",
    )
    for sheet in sheets:
        look(lambda path: read(phone, service, path), f"/seances/{sheet}/feuille.pdf")


def read(phone, service, path):
    with phone.opener.open(service.address + path, timeout=60) as answer:
        return answer.status, answer.read()


def look(get, path):
    status, body = get(path)
    if status != 200 or not body:
        raise RuntimeError(f"{path}: {status}")
