"""Many dates at once: planned, moved, called off, restored together, and the people told once.

Rooms and leaders are scarce: every verb here locks their rows, re-reads what is taken, then changes.
"""

from contextlib import contextmanager
from datetime import datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _now

from focale.ground.models import Version, record
from focale.money.models import Charge
from focale.people.rights import Right, may
from focale.programme.charging import charge_restored
from focale.programme.clashes import LONGEST, Slot, Taken, why_not
from focale.programme.telling import forget_reminders, take_back, tell

from .registration import Registration
from .seating import Seating


@contextmanager
def alone(*, seatings=(), leaders=(), occurrences=(), rooms=()):
    """Lock the seatings, persons, dates and rooms, in this order and each by key: the order of every verb
    here, of registering and of marking, or two of them wait for each other for ever."""
    with transaction.atomic():
        for things in (seatings, leaders, occurrences, rooms):
            if found := {thing.pk: type(thing) for thing in things if thing}:
                rows = next(iter(found.values())).objects.select_for_update(no_key=True)
                list(rows.filter(pk__in=found).order_by("pk").values_list("pk"))
        yield


class OccurrenceQuerySet(models.QuerySet):
    def scheduled(self):
        return self.filter(cancelled_at=None)

    def coming(self):
        return self.scheduled().ending_after(timezone.now())

    def ending_after(self, moment):
        """Those not over at that moment: under way, or to come."""
        return self.filter(ends_at__gt=moment, starts_at__gt=moment - LONGEST)

    def during(self, start, end):
        """Those that touch the time from `start` to `end`."""
        return self.ending_after(start).filter(starts_at__lt=end)

    def of_today(self):
        """Those that begin today, and an evening begun yesterday while it goes on past midnight."""
        today = timezone.localdate()
        begin, end = (
            timezone.make_aware(datetime.combine(day, time())) for day in (today, today + timedelta(days=1))
        )
        going_on = models.Q(starts_at__gte=begin) | models.Q(ends_at__gt=timezone.now())
        return self.during(begin, end).filter(going_on)

    def published(self):
        return self.filter(activity__published_at__lte=timezone.now())

    def visible_to(self, account):
        return self if may(account, Right.SEE_PLANNING) else self.published()

    def markable_by(self, account):
        """The lists this account may tick: its own, or all."""
        if may(account, Right.TAKE_ANY_ATTENDANCE):
            return self
        if may(account, Right.TAKE_ATTENDANCE) and account.person_id:
            return self.filter(leaders=account.person_id)
        return self.none()

    def with_line(self):
        """Each with `line`: the key of the seating one registers with, its own or the course's; or None."""
        whole = Seating.objects.filter(occurrence=None, activity=models.OuterRef("activity"))
        return self.annotate(line=Coalesce("seating__pk", models.Subquery(whole.values("pk")[:1])))

    def taken_around(self, slots, besides=()):
        """What already holds the rooms and leaders of these slots at their times, as Taken."""
        rooms = {slot.room.pk for slot in slots if slot.room and not slot.room.is_shared}
        leaders = {leader.pk for slot in slots for leader in slot.leaders}
        if not (rooms or leaders):
            return []
        first, last = min(slot.starts_at for slot in slots), max(slot.ends_at for slot in slots)
        held = self.model.objects.scheduled().during(first, last).exclude(pk__in=besides)
        held = held.filter(models.Q(room__in=rooms) | models.Q(leaders__in=leaders)).distinct()
        return [
            Taken(
                each.starts_at,
                each.ends_at,
                each.room_id,
                frozenset(leader.pk for leader in each.leaders.all()),
                each.activity.title,
            )
            for each in held.select_related("activity").prefetch_related("leaders")
        ]

    def plan(self, activity, *, starts_at, ends_at, by, room=None, leaders=(), seats=None):
        """A new date of the activity, with its own seating where dates are booked one by one."""
        slot = Slot(starts_at, ends_at, room, tuple(leaders), seats)
        made, refused = self.plan_all(activity, [slot], by=by)
        if refused:
            raise ValidationError(refused[0][1])
        return made[0]

    def plan_all(self, activity, slots, *, by):
        """New dates, as many as can be: returns those made, and pairs (slot, why not) for the others."""
        rooms = [slot.room for slot in slots]
        leaders = [leader for slot in slots for leader in slot.leaders]
        made, refused = [], []
        with alone(rooms=rooms, leaders=leaders):
            taken = self.taken_around(slots)
            for slot in slots:
                if reason := why_not(slot, taken):
                    refused.append((slot, reason))
                    continue
                taken.append(Taken.by(slot, activity.title))
                made.append((self.model(activity=activity).put(slot), slot))
            self._keep_new(activity, made, by=by)
        return [occurrence for occurrence, _slot in made], refused

    def move_all(self, moves, *, by, tell_them=True, settled=()):
        """Each date to its slot, all or none. `moves`: pairs (occurrence, slot). `settled`: keys of parties
        that need no letter. Returns the facts of the journal."""
        slots = [slot for _occurrence, slot in moves]
        dates = [occurrence for occurrence, _slot in moves]
        leaders = [leader for slot in slots for leader in slot.leaders]
        facts, news = [], []
        rooms = [slot.room for slot in slots]
        with alone(seatings=seatings_of(dates), leaders=leaders, occurrences=dates, rooms=rooms):
            taken = self.taken_around(slots, besides=[each.pk for each in dates])
            for occurrence, slot in _without_stepping_on(moves):
                if reason := why_not(slot, taken):
                    raise ValidationError(reason)
                taken.append(Taken.by(slot, occurrence.activity.title))
                fact, is_news = occurrence._go(slot, by=by)
                facts.append(fact)
                news += [(occurrence, fact)] if is_news else []
            forget_reminders([occurrence for occurrence, _fact in news])
            if tell_them:
                tell("changed", news, but=settled)
            Version.bump("programme")
        return facts

    def cancel_all(self, occurrences, reason, *, by):
        """Call these dates off; everyone registered is told why, once. Returns the facts of the journal."""
        if not reason.strip():
            raise ValidationError(
                _now("Dites pourquoi la séance est annulée\xa0: les inscrits liront cette raison.")
            )
        facts, seatings = [], seatings_of(occurrences)
        with alone(seatings=seatings, occurrences=occurrences):
            Charge.objects.filter(registration__seating__in=seatings).hold_funds()
            for occurrence in occurrences:
                occurrence.refresh_from_db()
                if occurrence.cancelled_at is None:
                    facts.append((occurrence, occurrence._call_off(reason.strip(), by=by)))
            now = timezone.now()
            coming = [(occurrence, fact) for occurrence, fact in facts if occurrence.ends_at > now]
            forget_reminders(occurrences)
            tell("called_off", coming, reason=reason.strip())
            Version.bump("programme")
        return [fact for _occurrence, fact in facts]

    def restore_all(self, facts, *, by):
        """Undo these cancellations, all or none, if rooms and leaders are still free.

        Letters that have not left stay in; those who had theirs are written the dates that hold.
        """
        dates = list(self.filter(pk__in=[fact.subject_id for fact in facts]).select_related("room"))
        slots = {date.pk: date.slot() for date in dates}
        leaders = [leader for slot in slots.values() for leader in slot.leaders]
        rooms = [date.room for date in dates]
        with alone(seatings=seatings_of(dates), leaders=leaders, occurrences=dates, rooms=rooms):
            taken = self.taken_around(list(slots.values())) if slots else []
            news, held = [], []
            for date in dates:
                if reason := why_not(slots[date.pk], taken):
                    raise ValidationError(reason)
                taken.append(Taken.by(slots[date.pk], date.activity.title))
                news.append((date, date._stand_again(by=by)))
            for fact in facts:
                credited = Registration.objects.filter(pk__in=fact.details.get("credited", ()))
                charge_restored(credited, by=by)
                held += take_back("called_off", fact)
            tell("changed", [(date, fact) for date, fact in news if date.ends_at > timezone.now()], but=held)
            Version.bump("programme")
        return [fact for _date, fact in news]

    def _keep_new(self, activity, made, *, by):
        leads = self.model.leaders.through
        self.bulk_create([occurrence for occurrence, _slot in made])
        leads.objects.bulk_create(
            leads(occurrence=occurrence, person=leader)
            for occurrence, slot in made
            for leader in {leader.pk: leader for leader in slot.leaders}.values()
        )
        for occurrence, slot in made:
            if activity.booking == "by_date":
                Seating.open_for(activity, occurrence=occurrence, by=by)
            record("occurrence.planned", occurrence, by=by, starts_at=slot.starts_at.isoformat())
        Version.bump("programme")


def seatings_of(dates):
    """Those of these dates and of their whole courses: held while a date changes, so that who registers this
    very second is either refused or told."""
    own = models.Q(occurrence__in=[date.pk for date in dates])
    whole = models.Q(occurrence=None, activity__in={date.activity_id for date in dates})
    return Seating.objects.filter(own | whole)


def _without_stepping_on(moves):
    """The moves in an order in which none lands where another still stands."""
    later = bool(moves) and moves[0][1].starts_at > moves[0][0].starts_at
    return sorted(moves, key=lambda move: move[0].starts_at, reverse=later)
