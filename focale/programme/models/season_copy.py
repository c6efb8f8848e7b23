"""A former season taken up again: asked for on a page, done after the answer, one activity after the other.

Each activity is copied in a transaction of its own that also takes it off the list, so that the work may be
cut anywhere, or done twice at once, and no activity is copied twice or forgotten.
"""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.association.models import Season
from focale.ground.later import later
from focale.ground.models import Event, Version, record
from focale.people.rights import Right, may
from focale.programme.copying import Calendar, copy_activity

from .activity import Activity
from .occurrence import Occurrence
from .seating import Seating


class SeasonCopyQuerySet(models.QuerySet):
    def visible_to(self, account):
        return self if may(account, Right.EDIT_PROGRAMME) else self.none()

    def under_way(self):
        return self.filter(finished_at=None)

    @transaction.atomic
    def ask(self, season, activities, *, by):
        """Have these activities of the season copied a year later, after the answer.

        Asked a second time while it is being done, returns the copy that is under way; refuses another one of
        the same season.
        """
        Season.objects.select_for_update().get(pk=season.pk)
        chosen = sorted(activity.pk for activity in activities)
        if under_way := self.filter(season=season).under_way().first():
            if under_way.chosen == chosen:
                return under_way
            raise ValidationError(
                _now("Cette saison est déjà en train d'être reprise\xa0: attendez que ce soit fini.")
            )
        asked = self.create(
            season=season, by=by, chosen=chosen, left=chosen, language=translation.get_language() or ""
        )
        later(asked.go_on)
        return asked


class SeasonCopy(models.Model):
    season = models.ForeignKey(Season, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    language = models.CharField(max_length=10, blank=True, help_text="the reasons are told in this language")
    chosen = models.JSONField(default=list, help_text="keys of the activities to copy")
    left = models.JSONField(default=list, help_text="those not yet copied")
    copies = models.JSONField(
        default=dict, help_text="key of each copy: key of the last fact when it was made"
    )
    unplaced = models.JSONField(default=list, help_text="what could not be placed, and why, in words")
    finished_at = models.DateTimeField(null=True, blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = SeasonCopyQuerySet.as_manager()

    class Meta:
        verbose_name = _("reprise d'une saison")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.season} {self.asked_at:%Y-%m-%d %H:%M}"

    @property
    def done(self) -> int:
        return len(self.chosen) - len(self.left)

    def go_on(self):
        """Copy what is still to be copied; called by the worker, harmless when called twice."""
        season = self.season
        calendar = Calendar.around(season)
        while self._copy_next(season, calendar):
            pass

    @transaction.atomic
    def _copy_next(self, season, calendar) -> bool:
        mine = SeasonCopy.objects.select_for_update(of=("self",)).select_related("by").get(pk=self.pk)
        if mine.finished_at:
            return False
        if mine.left:
            mine._copy_one(mine.left[0], season, calendar)
        else:
            mine.finished_at = timezone.now()
            copies = [int(key) for key in mine.copies]
            record("season.copied", season, by=mine.by, copies=copies, unplaced=mine.unplaced)
        mine.save()
        return not mine.finished_at

    def _copy_one(self, key, season, calendar):
        self.left = [other for other in self.left if other != key]
        activity = Activity.objects.filter(pk=key).first()
        if activity is None:
            return
        with translation.override(self.language or None):
            try:
                copy, unplaced = copy_activity(
                    activity, by=self.by, calendar=calendar, first=season.first_day, last=season.last_day
                )
            except ValidationError as refusal:
                self.unplaced += [f"{activity.title}\xa0: {' '.join(refusal.messages)}"]
                return
            self.copies[copy.pk] = Event.objects.order_by("-pk").values_list("pk", flat=True).first()
            self.unplaced += [str(each) for each in unplaced]

    @transaction.atomic
    def take_back(self, *, by):
        """Take the copies out again, but for those that somebody has changed, published or registered for.

        Returns how many went and how many stay. Refuses while the copy is being made.
        """
        mine = SeasonCopy.objects.select_for_update().get(pk=self.pk)
        if not mine.finished_at:
            raise ValidationError(_now("La reprise n'est pas finie\xa0: attendez un instant."))
        if mine.taken_back_at:
            return 0, 0
        copies = Activity.objects.select_for_update().filter(pk__in=mine.copies).order_by("pk")
        found = [copy.pk for copy in copies]
        list(Seating.objects.select_for_update().filter(activity__in=found).order_by("pk"))
        touched = mine._touched(found)
        gone = [pk for pk in found if pk not in touched]
        Activity.objects.filter(pk__in=gone).delete()
        mine.taken_back_at = timezone.now()
        mine.save(update_fields=["taken_back_at"])
        record("season.copy_taken_back", mine.season, by=by, copy=mine.pk, gone=gone, kept=sorted(touched))
        Version.bump("programme")
        return len(gone), len(touched)

    def _touched(self, found) -> set:
        """The copies, of these keys, that somebody has changed since they were made or registered for."""
        made = {int(key): fact for key, fact in self.copies.items()}
        dates = dict(Occurrence.objects.filter(activity__in=found).values_list("pk", "activity_id"))
        of_copies = models.Q(noun=Activity._meta.label, subject_id__in=found)
        of_dates = models.Q(noun=Occurrence._meta.label, subject_id__in=dates)
        facts = Event.objects.filter(of_copies | of_dates, pk__gt=min(made.values(), default=0))
        touched = {
            copy
            for fact, noun, pk in facts.values_list("pk", "noun", "subject_id")
            if fact > made[copy := pk if noun == Activity._meta.label else dates[pk]]
        }
        held = Seating.objects.filter(activity__in=found, registrations__isnull=False)
        return touched | set(held.values_list("activity_id", flat=True))
