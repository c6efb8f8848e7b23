"""The whole service, web and worker in one process: built with the demonstration, then serving visitors."""

from bench.service import Service, new_home

VISITS = 200
PAGES = ["/", "/programme/", "/entrer/"]


def measure():
    with new_home() as home:
        with Service(home, FOCALE_DEMO="focus") as service:
            visit(service)
            yield "memory, the day the place was made", service.memory(), 150, "MB"
        with Service(home) as service:
            yield "memory, just started", service.memory(), 150, "MB"
            visit(service)
            yield f"memory, after {VISITS * len(PAGES)} pages", service.memory(), 150, "MB"


def visit(service):
    for _visit in range(VISITS):
        for page in PAGES:
            service.get(page)
