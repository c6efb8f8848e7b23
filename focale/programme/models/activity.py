"""What is offered: a workshop, a holiday course, a screening, open hours. Its dates are Occurrences."""

import secrets
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from focale.ground.models import Version, record
from focale.people.rights import Right, may

from .occurrence import Occurrence
from .seating import Seating


class Kind(models.TextChoices):
    WORKSHOP = "workshop", _("atelier")
    HOLIDAY_COURSE = "holiday_course", _("stage de vacances")
    MASTERCLASS = "masterclass", _("masterclass")
    ENGLISH = "english", _("cours d'anglais")
    THEME_NIGHT = "theme_night", _("soirée thématique")
    BOARD_GAMES = "board_games", _("jeux de société")
    SCREENING = "screening", _("projection")
    ROUND_TABLE = "round_table", _("table ronde")
    OUTING = "outing", _("sortie")
    OPEN_HOURS = "open_hours", _("accès libre")
    OPENING = "opening", _("vernissage")


class Field(models.TextChoices):
    PHOTO = "photo", _("Photo")
    VIDEO = "video", _("Vidéo")
    SOUND = "sound", _("Son")
    GRAPHIC = "graphic", _("Graphisme")
    MEDIA = "media", _("Médias")
    MEETING = "meeting", _("Rencontre")


class Level(models.TextChoices):
    ANY = "", _("tous niveaux")
    BEGINNER = "beginner", _("pour débuter")
    INTERMEDIATE = "intermediate", _("pour continuer")
    ADVANCED = "advanced", _("pour aller loin")


class Booking(models.TextChoices):
    WHOLE = "whole", _("on s'inscrit pour toutes les dates")
    BY_DATE = "by_date", _("on s'inscrit date par date")
    NONE = "none", _("on vient sans s'inscrire")


class Rule(models.TextChoices):
    FIRST_COME = "first_come", _("dans l'ordre d'arrivée")
    DRAW = "draw", _("par tirage au sort")


class Priority(models.TextChoices):
    NONE = "", _("sans priorité")
    DISTRICT = "district", _("aux habitants du quartier prioritaire")
    FIRST_TIME = "first_time", _("aux personnes qui viennent pour la première fois")


class ActivityQuerySet(models.QuerySet):
    def published(self):
        return self.filter(published_at__lte=timezone.now())

    def visible_to(self, account):
        return self if may(account, Right.SEE_PLANNING) else self.published()


class Activity(models.Model):
    strand = models.ForeignKey(
        "programme.Strand", null=True, blank=True, on_delete=models.PROTECT, related_name="activities"
    )
    site = models.ForeignKey("place.Site", on_delete=models.PROTECT, related_name="activities")
    title = models.CharField(_("titre"), max_length=120)
    slug = models.SlugField(_("adresse"), max_length=140, unique=True)
    kind = models.CharField(pgettext_lazy("kind", "genre"), max_length=20, choices=Kind)
    field = models.CharField(_("domaine"), max_length=20, choices=Field)
    summary = models.CharField(_("en une phrase"), max_length=200)
    text = models.TextField(_("texte"), blank=True)
    easy_text = models.TextField(_("en mots faciles"), blank=True)
    min_age = models.PositiveSmallIntegerField(_("dès (âge)"), null=True, blank=True)
    max_age = models.PositiveSmallIntegerField(_("jusqu'à (âge)"), null=True, blank=True)
    level = models.CharField(_("niveau"), max_length=20, choices=Level, blank=True)
    bring = models.CharField(_("à apporter"), max_length=200, blank=True)
    access_info = models.CharField(_("accès"), max_length=200, blank=True)
    is_free = models.BooleanField(_("gratuit"), default=False)
    price_words = models.CharField(_("prix"), max_length=120, blank=True)
    paid_by = models.CharField(_("qui paie"), max_length=120, blank=True)
    tariff = models.ForeignKey(
        "money.Tariff", null=True, blank=True, on_delete=models.PROTECT, related_name="activities"
    )
    fund = models.ForeignKey(
        "money.Fund", null=True, blank=True, on_delete=models.PROTECT, related_name="activities"
    )
    project = models.CharField(
        max_length=40, blank=True, default="", editable=False, help_text="code of its one action, else empty"
    )
    booking = models.CharField(_("inscription"), max_length=10, choices=Booking, default=Booking.WHOLE)
    seats = models.PositiveSmallIntegerField(_("places"), null=True, blank=True)
    opens_at = models.DateTimeField(_("ouverture des inscriptions"), null=True, blank=True)
    closes_at = models.DateTimeField(_("clôture des inscriptions"), null=True, blank=True)
    rule = models.CharField(_("attribution"), max_length=10, choices=Rule, default=Rule.FIRST_COME)
    draw_at = models.DateTimeField(_("tirage le"), null=True, blank=True)
    priority = models.CharField(_("priorité"), max_length=20, choices=Priority, blank=True)
    priority_share = models.PositiveSmallIntegerField(_("part prioritaire, en %"), default=0)
    offer_hours = models.PositiveSmallIntegerField(_("délai de réponse, en heures"), default=48)
    published_at = models.DateTimeField(_("publié le"), null=True, blank=True)
    copied_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="copies"
    )

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name = _("activité")
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(min_age=None)
                | models.Q(max_age=None)
                | models.Q(max_age__gte=models.F("min_age")),
                name="activity_ages_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(booking="none") | models.Q(seats__isnull=False),
                name="activity_booked_has_seats",
            ),
            models.CheckConstraint(
                condition=~models.Q(rule="draw") | models.Q(draw_at__isnull=False),
                name="activity_draw_has_date",
            ),
            models.CheckConstraint(
                condition=models.Q(priority_share__lte=100), name="activity_share_is_part"
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("activity", args=[self.slug])

    @property
    def is_published(self) -> bool:
        return self.published_at is not None and self.published_at <= timezone.now()

    @classmethod
    @transaction.atomic
    def propose(cls, *, by, **facts):
        """Write a new activity, not yet published, with the seating of a course booked whole."""
        facts.setdefault("slug", cls.free_slug(facts["title"]))
        activity = cls(**facts)
        activity.full_clean()
        activity.save()
        if activity.booking == Booking.WHOLE:
            Seating.open_for(activity, by=by)
        record("activity.proposed", activity, by=by, title=activity.title)
        return activity

    @classmethod
    def free_slug(cls, title) -> str:
        slug = slugify(title)[:120] or "activite"
        taken = cls.objects.filter(slug=slug).exists()
        return f"{slug}-{secrets.token_hex(3)}" if taken else slug

    @transaction.atomic
    def change(self, *, by, **facts):
        """Change words, ages, rules. The way of booking stays once somebody has registered."""
        former = Activity.objects.select_for_update(no_key=True).get(pk=self.pk)
        rebooked = facts.get("booking", former.booking) != former.booking
        if rebooked:  # held first: a seat taken this very second must not go with its seating
            list(former.seatings.select_for_update().order_by("pk").values("pk"))
        if rebooked and former.has_registrations():
            raise ValidationError(
                _now("Des personnes sont déjà inscrites : la façon de s'inscrire ne peut plus changer.")
            )
        seats = facts.pop("seats", former.seats)
        changed = {name: value for name, value in facts.items() if getattr(former, name) != value}
        for name, value in changed.items():
            setattr(self, name, value)
        self.seats = seats
        self.full_clean()
        self.save()
        if former.booking != self.booking:
            self._reseat(by=by)
        for seating in self.seatings.filter(follows_activity=True).order_by("pk"):
            if seating.seats != seats:
                seating.change_seats(seats, by=by)
        record("activity.changed", self, by=by, changed=sorted(changed))
        Version.bump("programme")

    def _reseat(self, *, by):
        self.seatings.all().delete()
        if self.booking == Booking.WHOLE:
            Seating.open_for(self, by=by)
        elif self.booking == Booking.BY_DATE:
            for occurrence in self.occurrences.all():
                Seating.open_for(self, occurrence=occurrence, by=by)

    @transaction.atomic
    def publish(self, *, by, at=None):
        """Show it on the site from `at` (now unless told). Returns the fact of the journal."""
        former = Activity.objects.select_for_update().get(pk=self.pk).published_at
        if not self.occurrences.scheduled().exists():
            raise ValidationError(
                _now("« %(title)s » n'a pas encore de date\xa0: ajoutez-en au moins une avant de publier.")
                % {"title": self.title}
            )
        self.published_at = at or timezone.now()
        self.save(update_fields=["published_at"])
        Version.bump("programme")
        return record("activity.published", self, by=by, shown_from=former and former.isoformat())

    @transaction.atomic
    def unpublish(self, *, by):
        """Take it off the site; the registrations stay. Returns the fact of the journal."""
        former = Activity.objects.select_for_update().get(pk=self.pk).published_at
        self.published_at = None
        self.save(update_fields=["published_at"])
        Version.bump("programme")
        return record("activity.unpublished", self, by=by, shown_from=former and former.isoformat())

    @transaction.atomic
    def show_as_before(self, fact, *, by):
        """Undo this publishing, or this taking off the site."""
        former = fact.details.get("shown_from")
        Activity.objects.select_for_update().get(pk=self.pk)
        self.published_at = datetime.fromisoformat(former) if former else None
        self.save(update_fields=["published_at"])
        Version.bump("programme")
        return record("activity.shown_as_before", self, by=by)

    @transaction.atomic
    def cancel(self, reason, *, by):
        """Call off every date still to come; everyone registered is told why. Returns the facts."""
        coming = list(self.occurrences.scheduled().filter(ends_at__gt=timezone.now()))
        facts = Occurrence.objects.cancel_all(coming, reason, by=by)
        record("activity.cancelled", self, by=by, reason=reason)
        return facts

    def whole_seating(self):
        """The seats of a course booked whole, or None where dates are booked one by one."""
        return self.seatings.filter(occurrence=None).first()

    def has_registrations(self) -> bool:
        return self.seatings.filter(registrations__isnull=False).exists()

    def first_occurrence(self):
        """The first date that still holds, past or to come."""
        return self.occurrences.scheduled().order_by("starts_at").first()

    def plan(self, *, starts_at, ends_at, by, room=None, leaders=(), seats=None):
        """Add a date. Refuses a room or a leader taken at that time."""
        return Occurrence.objects.plan(
            self, starts_at=starts_at, ends_at=ends_at, room=room, leaders=leaders, seats=seats, by=by
        )

    def plan_series(self, slots, *, by):
        """Add these dates, as many as can be. Returns those made, and pairs (slot, why not)."""
        return Occurrence.objects.plan_all(self, slots, by=by)
