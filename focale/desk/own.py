"""What stands in somebody's own space, gathered in few queries."""

from django.db.models import Exists, OuterRef, Prefetch, Q

from focale.letters.models import Letter
from focale.money.models import Share
from focale.people.models import Guardianship, Person
from focale.programme.models import Attendance, Occurrence, Party, Registration, Status
from focale.works.models import Production


def own_space(account, now) -> dict:
    """The family, the offers to answer, what is coming, what was, what is due, and the last letters."""
    wards = Guardianship.objects.of_the_deciding(account.person_id).values("ward")
    family = list(Person.objects.existing().filter(Q(pk=account.person_id) | Q(pk__in=wards)))
    family.sort(key=lambda person: person.pk != account.person_id)
    if family and family[0].pk == account.person_id:
        account.person = family[0]
    me = account.person
    live = Registration.objects.live().select_related("participant").order_by("pk")
    theirs = live.filter(participant__in=family).order_by().values("party")
    mine = Q(made_by=me) & Exists(live.filter(party=OuterRef("pk")))
    ahead = Q(seating__occurrence__ends_at__gt=now) | Q(seating__occurrence=None)
    parties = Party.objects.filter(Q(pk__in=theirs) | mine, ahead).order_by("pk")
    parties = parties.select_related("seating__activity__site", "seating__occurrence")
    dates = Occurrence.objects.filter(activity__booking="whole").order_by("starts_at")
    parties = parties.prefetch_related(
        Prefetch("registrations", live, to_attr="standing"),
        Prefetch("seating__activity__occurrences", dates, to_attr="dates"),
    )
    coming, offers = [], []
    for party in parties:
        party.coming = [date for date in _dates(party) if date.ends_at > now]
        if party.coming:
            (offers if party.offered_until else coming).append(party)
    coming.sort(key=lambda party: party.coming[0].starts_at)
    been = Attendance.objects.present().filter(person__in=family).select_related("activity", "person")
    return {
        "family": family,
        "offers": offers,
        "coming": coming,
        "been": been.order_by("-on", "-pk")[:8],
        "productions": Production.objects.made_for(account).open()[:12],
        "letters": Letter.objects.filter(person=account.person)[:6],
        "left_cents": Share.objects.left_for(me),
        "waiting": Status.WAITING,
    }


def _dates(party):
    if party.seating.occurrence_id:
        return [party.seating.occurrence]
    return party.seating.activity.dates
