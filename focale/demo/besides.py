"""What happens in every place besides: a date called off, a file opened twice, who answers for an adult,
what somebody needs to come, whom to speak to at a partner's, an agreement given on paper."""

from datetime import timedelta

from focale.people.consent_words import wording
from focale.people.models import AccessNeed, Consent, Guardianship, Likeness, Organisation, Person, Purpose
from focale.people.models.access_need import Need
from focale.people.models.consent import How
from focale.people.models.guardianship import Relation
from focale.people.models.organisation import Contact
from focale.programme.models import Occurrence

NEXT_YEAR = timedelta(days=300)
SPEAKERS = ("Nadège Vial", "Bruno Castel", "Sonia Mercier", "Yves Lacombe", "Inès Barral", "Hugo Teyssier")


def add_besides(demonstration):
    """By the verbs, so that each is told in the journal."""
    by, pools = demonstration.account("coordinator"), demonstration.neighbours.pools
    _call_off(demonstration, by)
    _open_twice(pools)
    _answer_for_adults(pools, by)
    _need(demonstration, by)
    for organisation, name in zip(Organisation.objects.order_by("pk"), SPEAKERS, strict=False):
        address = f"{name.split()[0].lower()}@example.org".replace("è", "e")
        organisation.add_contact(Contact(name=name, duty="référente ou référent", email=address), by=by)
    on_paper = Consent.objects.filter(purpose=Purpose.TAKE_PART).order_by("pk").values_list("pk", flat=True)
    Consent.objects.filter(pk__in=list(on_paper)[::5]).update(how=How.PAPER)


def _call_off(demonstration, by):
    """One date in a week, one in two."""
    for days, reason in ((7, "Notre animatrice est en formation"), (14, "Chauffage en panne")):
        day = demonstration.today + timedelta(days=days)
        ahead = Occurrence.objects.scheduled().filter(starts_at__date__gte=day)
        if date := ahead.filter(activity__booking="by_date").order_by("starts_at", "pk").first():
            date.cancel(reason, by=by)


def _open_twice(pools):
    """At the desk one writes Lyna where the file says Léna: the two are shown to the team."""
    for known in pools["seekers"][:2]:
        names = {"first_name": f"{known.first_name[:-1]}ah", "last_name": known.last_name}
        Person.objects.create(
            **names, born_on=known.born_on, born_year=known.born_year, phone=known.phone or "0611223344"
        )
    Likeness.objects.look(seconds=10)


def _answer_for_adults(pools, by):
    """A tutor for one, an institution for another, a relative who may come for a child."""
    ward, other, tutor, nurse = pools["partners"][:4]
    Guardianship.objects.entrust(ward, to=tutor, relation=Relation.TUTOR, by=by)
    home = Organisation.objects.filter(kind="care").first() or Organisation.objects.first()
    Guardianship.objects.entrust(other, to=nurse, relation=Relation.INSTITUTION, organisation=home, by=by)
    facts = {"holds_authority": False, "call_order": 2}
    Guardianship.objects.entrust(
        pools["children"][0], to=pools["seekers"][3], relation=Relation.RELATIVE, by=by, **facts
    )


def _need(demonstration, by):
    """Two of those who come soon."""
    words = {Need.STEP_FREE: "Entrée par la cour, sans marche.", Need.QUIET: "Une pause au calme à mi-temps."}
    for person, need in zip(demonstration.neighbours.pools["seekers"][4:6], words, strict=True):
        AccessNeed.objects.note(
            person,
            needs=[need],
            words=words[need],
            wording=wording(Purpose.ACCESS_NEED),
            given_by=person,
            ends_on=demonstration.today + NEXT_YEAR,
            by=by,
        )
