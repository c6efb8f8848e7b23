"""Anybody who comes, leads, decides for a child or is written to. A child is a full person."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.people import erasing, merging
from focale.people.folding import digits, fold
from focale.people.rights import Right, may

from .guardianship import MAJORITY
from .people import PersonQuerySet
from .search_word import SearchWord

DERIVED = ("born_year", "phone", "folded_name", "search_text", "is_to_compare")


class Gender(models.TextChoices):
    UNKNOWN = "", _("non communiqué")
    FEMALE = "female", _("féminin")
    MALE = "male", _("masculin")
    OTHER = "other", _("autrement")


class Situation(models.TextChoices):
    """What a person does, in the words of the national digital-mediation scheme."""

    UNKNOWN = "", _("non communiqué")
    SCHOOL = "school", _("scolarisé·e")
    JOB_SEEKER = "job_seeker", _("sans emploi")
    EMPLOYED = "employed", _("en emploi")
    RETIRED = "retired", _("retraité·e")


class Person(models.Model):
    first_name = models.CharField(_("prénom"), max_length=80)
    last_name = models.CharField(_("nom"), max_length=80, blank=True)
    born_on = models.DateField(_("date de naissance"), null=True, blank=True, db_index=True)
    born_year = models.PositiveSmallIntegerField(_("année de naissance"), null=True, blank=True)
    gender = models.CharField(_("genre"), max_length=10, choices=Gender, blank=True)
    situation = models.CharField(_("situation"), max_length=20, choices=Situation, blank=True)
    email = models.EmailField(_("adresse électronique"), blank=True, db_index=True)
    phone = models.CharField(_("téléphone"), max_length=20, blank=True, db_index=True)
    language = models.CharField(_("langue"), max_length=10, default="fr")
    created_at = models.DateTimeField(default=timezone.now)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="absorbed", db_index=False
    )
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)
    folded_name = models.CharField(max_length=170, db_index=True, editable=False, default="")
    is_to_compare = models.BooleanField(default=True, editable=False)
    search_text = models.CharField(max_length=500, editable=False, default="")
    guardians = models.ManyToManyField(
        "self",
        through="people.Guardianship",
        through_fields=("ward", "adult"),
        symmetrical=False,
        related_name="wards",
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("personne")
        ordering = ["folded_name", "pk"]
        indexes = [
            models.Index(fields=["born_on"], name="person_born_on"),
            models.Index(fields=["phone"], name="person_phone"),
            # Of the merged alone: an index in which everybody else is "not merged" would be read whole.
            models.Index(
                fields=["merged_into"],
                condition=models.Q(merged_into__isnull=False),
                name="person_merged_into",
            ),
            models.Index(fields=["id"], condition=models.Q(is_to_compare=True), name="person_to_compare"),
        ]

    def __str__(self):
        return f"{self.first_name} {self.last_name}".strip()

    def get_absolute_url(self):
        """The person's page for the team; families have theirs."""
        return reverse("person", args=[self.pk])

    def derive(self):
        """Keep what follows from the rest: the birth year from the date, the folded words one searches by."""
        if self.born_on:
            self.born_year = self.born_on.year
        self.phone = digits(self.phone)
        self.folded_name = fold(f"{self.last_name} {self.first_name}")[:170]
        words = [self.folded_name, self.phone, self.email.casefold(), str(self.born_year or "")]
        self.search_text = " ".join(word for word in words if word)[:500]
        self.is_to_compare = True

    def words(self) -> list[SearchWord]:
        """The rows of the search index for this person; none for one who was erased."""
        if self.erased_at:
            return []
        return [SearchWord(person=self, word=word) for word in {w[:80] for w in self.search_text.split()}]

    def save(self, *args, **kwargs):
        self.derive()
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, *DERIVED}
        with transaction.atomic():
            super().save(*args, **kwargs)
            self.search_words.all().delete()
            SearchWord.objects.bulk_create(self.words())

    def age(self, on: date | None = None) -> int | None:
        """Whole years at that date (today unless told); with only a birth year, the age reached that year."""
        on = on or timezone.localdate()
        if self.born_on:
            had_birthday = (on.month, on.day) >= (self.born_on.month, self.born_on.day)
            return on.year - self.born_on.year - (not had_birthday)
        return on.year - self.born_year if self.born_year else None

    def ages(self, on: date | None = None) -> set[int]:
        """The ages the person may have that day: two where only the year is known, none where nothing is."""
        age = self.age(on)
        if age is None:
            return set()
        return {age} if self.born_on else {age - 1, age}

    def is_minor(self, on: date | None = None) -> bool:
        """Under 18, or perhaps under 18: in doubt a person is protected."""
        ages = self.ages(on)
        return bool(ages) and min(ages) < MAJORITY

    def deciders(self) -> models.QuerySet:
        """The guardianships whose holder decides for this person today."""
        return self.guardianships.in_force().filter(holds_authority=True).deciding_for(self)

    def decides_for(self, other) -> bool:
        """An adult for oneself; a holder of authority for a minor or a protected adult."""
        if self == other:
            return not self.is_minor()
        return other.deciders().filter(adult=self).exists()

    def decides_alone(self) -> bool:
        """A grown-up for whom nobody else decides."""
        return not self.is_minor() and not self.deciders().exists()

    def who_may_answer(self, account, *, own_word=True) -> models.QuerySet:
        """Whose answer this account may write down: its own, and at the desk that of anyone who decides.

        `own_word`: also the person, whatever the age (a child's own yes or no to images).
        """
        deciders = self.deciders()
        if not may(account, Right.EDIT_PEOPLE):
            deciders = deciders.filter(adult=getattr(account, "person", None))
        who = models.Q(pk__in=deciders.values("adult"))
        if own_word or self.decides_for(self):
            who |= models.Q(pk=self.pk)
        return Person.objects.filter(who)

    def may_be_changed_by(self, account) -> bool:
        """The team with the right, those who decide for the person, and the person."""
        if may(account, Right.EDIT_PEOPLE):
            return True
        person = getattr(account, "person", None)
        return person is not None and (person == self or person.decides_for(self))

    @transaction.atomic
    def correct(self, *, by, **facts):
        """Change what is known of the person; the journal keeps which facts, not what they were."""
        if not self.may_be_changed_by(by):
            raise ValidationError(_now("Vous ne pouvez pas modifier cette fiche. Demandez à l'accueil."))
        self.refresh_from_db(from_queryset=Person.objects.select_for_update(no_key=True))
        if self.merged_into_id or self.erased_at:
            raise ValidationError(
                _now("Cette fiche vient d'être fusionnée ou effacée. Cherchez-la à nouveau.")
            )
        changed = sorted(name for name, value in facts.items() if getattr(self, name) != value)
        if "email" in changed and (account := getattr(self, "account", None)):
            account.note_address(facts["email"], by=by)
        for name in changed:
            setattr(self, name, facts[name])
        if changed:
            self.save(update_fields=changed)
            record("person.corrected", self, by=by, changed=changed)

    def absorb(self, other, *, by):
        """The other file is the same person: all it holds comes here, and it stays as a tombstone."""
        return merging.absorb(self, other, by=by)

    def part(self, *, by):
        """This tombstone was another person after all: take back what came from it.

        Returns what could not be given back, each as a sentence.
        """
        return merging.part(self, by=by)

    def erase(self, *, by):
        """Forget who this is; what was counted stays counted."""
        return erasing.erase(self, by=by)

    def residence_on(self, day: date | None = None):
        """The residence in force that day, or None."""
        day = day or timezone.localdate()
        return (
            self.residences.filter(models.Q(since__lte=day) | models.Q(since=None))
            .filter(models.Q(until__gt=day) | models.Q(until=None))
            .order_by("-since", "-pk")
            .first()
        )

    def emergency_numbers(self) -> list[tuple[str, str, str]]:
        """Whom to call for this person, in order: name, link to them, number."""
        called = [
            (str(link.adult), link.get_relation_display(), link.adult.phone)
            for link in self.guardianships.in_force().select_related("adult").order_by("call_order")
            if link.adult.phone
        ]
        others = self.emergency_contacts.order_by("call_order")
        return called + [(contact.name, contact.relation, contact.phone) for contact in others]
