"""Two files that may be one person; and what the team said of it.

Kept beside the files, because comparing everybody with everybody at each look took seconds: a file that is
written is marked, and the clock compares the marked ones with those that share a name, a birth date, a phone
or an address with them.
"""

import time
from collections import defaultdict
from itertools import islice

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground import pace
from focale.ground.models import record
from focale.people.alike import COMPARED, IN_COMMON, alike, both_ways
from focale.people.rights import Right, may

AT_ONCE = 150
SECONDS = 1.0
MOST_OF_ONE = 20
"""A phone of a school may stand in a thousand files: of each file so many likenesses are kept."""


class LikenessQuerySet(models.QuerySet):
    def to_decide(self):
        """Pairs of files nobody has decided on."""
        return self.between_files().filter(dismissed_at=None)

    def dismissed(self):
        """Pairs of which the team said that they are two persons."""
        return self.between_files().exclude(dismissed_at=None)

    def between_files(self):
        """Those whose two files still stand, the older file first."""
        standing = {
            f"{end}__{fact}": None for end in ("one", "other") for fact in ("merged_into", "erased_at")
        }
        return self.filter(**standing).select_related("one", "other").order_by("pk")

    @transaction.atomic
    def tell_apart(self, one, other, *, by):
        """These are two persons: the pair is proposed no more."""
        if not may(by, Right.MERGE_PEOPLE):
            raise ValidationError(_now("Vous ne pouvez pas décider pour ces fiches."))
        if one.pk == other.pk:
            raise ValidationError(_now("C'est la même fiche."))
        first, second = sorted((one, other), key=lambda person: person.pk)
        decided = {"dismissed_at": timezone.now()}
        likeness, _created = self.update_or_create(one=first, other=second, defaults=decided)
        record("person.told_apart", first, by=by, other=second.pk)
        return likeness

    def look(self, seconds=SECONDS) -> int:
        """The clock: compare the files that were written since, for so long at most and while there is no
        crowd of visitors. Returns how many."""
        end, done = time.monotonic() + seconds, 0
        while keys := self._look_once():
            done += keys
            if time.monotonic() > end or pace.is_busy():
                break
        return done

    @transaction.atomic
    def _look_once(self):
        people = self._person_class().objects
        # A file somebody holds is left for the next look: the clock waits for nobody. What is unmarked here
        # and written again meanwhile is marked again.
        marked = people.to_compare().select_for_update(no_key=True, skip_locked=True)
        keys = list(marked.values_list("pk", flat=True)[:AT_ONCE])
        people.filter(pk__in=keys).update(is_to_compare=False)
        pairs = self._pairs(list(people.existing().filter(pk__in=keys).only(*COMPARED)))
        self.bulk_create(
            [self.model(one_id=one, other_id=other) for one, other in sorted(pairs)], ignore_conflicts=True
        )
        rows = self.filter(models.Q(one__in=keys) | models.Q(other__in=keys), dismissed_at=None)
        gone = [pk for pk, one, other in rows.values_list("pk", "one", "other") if (one, other) not in pairs]
        self.filter(pk__in=gone).delete()
        return len(keys)

    def _person_class(self):
        return self.model._meta.get_field("one").related_model

    def _pairs(self, people) -> set[tuple[int, int]]:
        sharing, pairs = self._sharing(people), set()
        for person in people:
            near = {other.pk: other for key in _keys(person) for other in sharing[key]}
            found = (pk for pk, other in sorted(near.items()) if pk != person.pk and alike(person, other))
            pairs |= {(min(person.pk, pk), max(person.pk, pk)) for pk in islice(found, MOST_OF_ONE)}
        return pairs

    def _sharing(self, people):
        """{(fact, value): files that have it}, of all that share something with these."""
        wanted = defaultdict(set)
        for person in people:
            for fact, value in _keys(person):
                wanted[fact].add(value)
        sharing = defaultdict(list)
        for fact, values in wanted.items():
            rows = self._person_class().objects.existing().filter(**{f"{fact}__in": values})
            for other in rows.only(*COMPARED).order_by("pk"):
                sharing[fact, getattr(other, fact)].append(other)
        return sharing


def _keys(person):
    yield from (("folded_name", name) for name in both_ways(person))
    yield from ((fact, value) for fact in IN_COMMON if (value := getattr(person, fact)))


class Likeness(models.Model):
    # Without a constraint in the database: to write one down must not wait for who holds a file.
    one = models.ForeignKey(
        "people.Person", on_delete=models.CASCADE, db_constraint=False, related_name="likenesses_after"
    )
    other = models.ForeignKey(
        "people.Person", on_delete=models.CASCADE, db_constraint=False, related_name="likenesses_before"
    )
    seen_at = models.DateTimeField(default=timezone.now)
    dismissed_at = models.DateTimeField(null=True, blank=True)

    objects = LikenessQuerySet.as_manager()

    class Meta:
        verbose_name = _("ressemblance")
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="likeness_once"),
            models.CheckConstraint(
                condition=models.Q(one__lt=models.F("other")), name="likeness_older_file_first"
            ),
        ]

    def __str__(self):
        return f"{self.one} / {self.other}"

    @transaction.atomic
    def reconsider(self, *, by):
        """The team is not so sure any more: the pair is proposed again."""
        if not may(by, Right.MERGE_PEOPLE):
            raise ValidationError(_now("Vous ne pouvez pas décider pour ces fiches."))
        self.dismissed_at = None
        self.save(update_fields=["dismissed_at"])
        record("person.likened", self.one, by=by, other=self.other_id)

    @property
    def two(self):
        """Both files, the older first."""
        return self.one, self.other

    def third(self, *two):
        """The file of the pair that is none of these two, or None."""
        return next((key for key in (self.one_id, self.other_id) if key not in two), None)

    @classmethod
    def follow_merge(cls, kept, absorbed):
        """What was decided about the absorbed file holds for the kept one; the rest is compared afresh."""
        moved = []
        rows = cls.objects.filter(models.Q(one=absorbed) | models.Q(other=absorbed))
        rows.filter(dismissed_at=None).delete()
        for row in rows.all():
            third = row.third(kept.pk, absorbed.pk)
            if third and row.stand_between(kept.pk, third):
                moved.append(row.pk)
            else:
                row.delete()
        return {"one": moved}

    @classmethod
    def follow_parting(cls, kept, absorbed, moved):
        """The decisions return with the file they were about."""
        for row in cls.objects.filter(pk__in=moved.get("one", [])):
            if third := row.third(kept.pk, absorbed.pk):
                row.stand_between(absorbed.pk, third)

    def stand_between(self, *two) -> bool:
        """Make this the pair of these two files, unless there is one."""
        self.one_id, self.other_id = sorted(two)
        if type(self).objects.filter(one=self.one_id, other=self.other_id).exclude(pk=self.pk).exists():
            return False
        self.save(update_fields=["one", "other"])
        return True

    @classmethod
    def follow_erasure(cls, person, *, by):
        """A file of nobody is like no other."""
        cls.objects.filter(models.Q(one=person) | models.Q(other=person)).delete()
