"""Volunteers' hours: two seasons validated and in the books, the last days waiting for the team."""

from datetime import timedelta

from focale.association.models import Task, VolunteerTime
from focale.money.models import PLACES, Journal, Purpose

from .entries import Movement
from .seasons import moment

NOTES = ("", "", "", "pendant le vernissage", "avec les nouveaux", "pour l'atelier du mercredi")
WAITING_DAYS = 9


class Volunteers:
    """Some adults of the place, each with a task; `told` notes facts for the journal."""

    def __init__(self, demonstration, entries, told):
        self.demonstration, self.entries, self.told = demonstration, entries, told
        self.chance, self.by = demonstration.chance, demonstration.account("coordinator")
        tasks = enumerate(demonstration.place.money.tasks)
        self.tasks = [Task.objects.create(name=n, hourly_cents=c, position=p) for p, (n, c) in tasks]
        self.times = []

    def help(self):
        """A few a week while the place is open, until yesterday."""
        place, neighbours, chance = self.demonstration.place, self.demonstration.neighbours, self.chance
        people = chance.sample(neighbours.pools["adults"], place.money.volunteers)
        board = [
            account.person for account in neighbours.team.values() if account.role in ("board", "treasurer")
        ]
        for season in self.demonstration.seasons:
            action = next(one for one in self.demonstration.running if one.season == season).action
            day = season.first_day + timedelta(days=42)
            while day < min(season.last_day - timedelta(days=55), self.demonstration.today):
                self._give(chance.choice(people), self.tasks[chance.randrange(len(self.tasks) - 1)], day)
                self._give(chance.choice(people), self.tasks[1], day, action.code)
                if chance.random() < 0.3:
                    self._give(chance.choice(board), self.tasks[-1], day)
                day += timedelta(days=chance.randint(2, 5))
        return self

    def _give(self, person, task, day, project=""):
        time = VolunteerTime(person=person, task=task, day=day, project=project)
        time.minutes, time.hourly_cents = self.chance.choice((60, 90, 120, 120, 180)), task.hourly_cents
        time.note, time.entered_at = self.chance.choice(NOTES), moment(day, "19:00")
        is_old = day < self.demonstration.today - timedelta(days=WAITING_DAYS)
        time.signed_at = time.entered_at if is_old or len(self.times) % 3 else None
        if is_old:
            time.validated_at, time.validated_by = moment(day + timedelta(days=5), "10:00"), self.by
        self.times.append(time)

    def write(self):
        """The hours, and the value of those validated on both sides of the books."""
        VolunteerTime.objects.bulk_create(self.times, batch_size=400)
        for time in self.times:
            facts = {"person": time.person_id, "minutes": time.minutes}
            self.told("hours.entered", time, time.entered_at, **facts)
            if time.validated_at:
                self._value(time)
        return self

    def _value(self, time):
        use, source = (PLACES[word].account for word in (Purpose.VOLUNTEER_WORK, Purpose.VOLUNTEERING))
        cents = time.value_cents
        movements = [Movement(use, cents, time.project), Movement(source, -cents, time.project)]
        label, piece = f"Bénévolat\u00a0: {time.task}", f"H{time.pk}"
        time.entry = self.entries.note(Journal.VARIOUS, time.day, label, movements, piece)
        facts = {"person": time.person_id, "cents": cents}
        self.told("hours.validated", time, time.validated_at, **facts)

    def link(self):
        """Each to its entry, once the entries are written."""
        valued = [time for time in self.times if time.validated_at]
        VolunteerTime.objects.bulk_update(valued, ["entry"], batch_size=400)
