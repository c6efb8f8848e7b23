"""How a sound is arranged, or a film put together: what is kept of which files, and what is done to it.

Nothing of the files themselves changes. Each time it is made, a take keeps the settings of that moment.
"""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.works import recipes
from focale.works.crediting import NAMED

from .original import Family, Original, State
from .piece import Piece
from .production import Production


class ArrangementFamily(models.TextChoices):
    SOUND = "sound", _("son")
    FILM = "film", _("film")


class ArrangementQuerySet(models.QuerySet):
    def visible_to(self, account):
        """Those of the productions this account sees."""
        return self.filter(production__in=Production.objects.visible_to(account))

    @transaction.atomic
    def begin_sound(self, source, *, by, piece=None):
        """Arrange this recording, or go on where it was begun for this piece. A sound that came out of an
        arrangement goes on in that one: what was cut away is still there."""
        if take := source.takes.select_related("arrangement").first():
            return take.arrangement
        if known := self.filter(source=source, piece=piece).first():
            return known
        if source.family != Family.SOUND or source.state != State.READY:
            raise ValidationError(_now("Ce fichier n'est pas un son prêt à être arrangé."))
        if "wave" not in source.facts:
            source.makings.renew(source, "render")
        made = self._begin(source.production, by=by, family="sound", source=source, piece=piece)
        made.dress_as(piece)
        return made

    @transaction.atomic
    def begin_film(self, production, *, by, clips=(), piece=None, title=""):
        """A film of these films and pictures, in this order. One that came out of an arrangement goes on in
        that one."""
        if len(clips) == 1 and (take := clips[0].takes.select_related("arrangement").first()):
            return take.arrangement
        if piece and (known := self.filter(piece=piece, family="film").first()):
            return known
        made = self._begin(production, by=by, family="film", piece=piece, title=title)
        rows = enumerate(clips, 1)
        items = [recipes.item(WHAT[clip.family], number, original=clip.pk) for number, clip in rows]
        self.filter(pk=made.pk).update(recipe=made.recipe | {"items": items, "title": title})
        made.refresh_from_db(fields=["recipe"])
        return made

    def _begin(self, production, *, by, **facts):
        made = self.model(production=production.held(), made_by=by, **facts)
        made.refuse_closed(by)
        made.recipe = dict(recipes.BEGINNING[made.family])
        made.save()
        record("arrangement.begun", production, by=by, arrangement=made.pk, family=made.family)
        return made


WHAT = {Family.FILM: "clip", Family.PICTURE: "picture"}


class Arrangement(models.Model):
    production = models.ForeignKey(Production, on_delete=models.PROTECT, related_name="arrangements")
    family = models.CharField(_("sorte"), max_length=10, choices=ArrangementFamily)
    title = models.CharField(_("titre"), max_length=120, blank=True)
    source = models.ForeignKey(
        Original, null=True, blank=True, on_delete=models.CASCADE, related_name="arrangements",
        help_text="the recording that is arranged; a film takes its clips from its recipe",
    )  # fmt: skip
    piece = models.ForeignKey(
        Piece, null=True, blank=True, on_delete=models.SET_NULL, related_name="arrangements"
    )
    recipe = models.JSONField(default=dict, blank=True)
    number = models.PositiveIntegerField(default=0, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    written_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ArrangementQuerySet.as_manager()

    class Meta:
        verbose_name = _("montage")
        ordering = ["-written_at", "-pk"]

    def __str__(self):
        return self.title or str(self.piece or self.source or self.get_family_display().capitalize())

    def get_absolute_url(self):
        return reverse("arrangement", args=[self.pk])

    def dress_as(self, piece):
        """The title of the piece it is for, and the picture that stands with it."""
        picture = piece and piece.files.filter(original__family=Family.PICTURE).first()
        self.title = piece.title if piece else ""
        self.recipe |= {"title": self.title, "cover": picture and picture.original_id}
        self.save(update_fields=["title", "recipe"])

    @property
    def seconds(self) -> float:
        """How long the recording lasts that is arranged."""
        return float(self.source.facts.get("seconds", 0)) if self.source else 0.0

    @property
    def is_sound(self) -> bool:
        return self.family == ArrangementFamily.SOUND

    def named_originals(self, recipe=None) -> dict:
        """The files the settings name that are still there and ready, by key."""
        rows = self.production.originals.kept().filter(state=State.READY)
        return rows.prefetch_related("renditions").in_bulk(recipes.named(recipe or self.recipe))

    def why_closed(self, by) -> str:
        """Why this account does not change it; nothing where it may."""
        if self.production.archived_at:
            return _now("Cette production est archivée. Rouvrez-la pour la changer.")
        if not Production.objects.visible_to(by).filter(pk=self.production_id).exists():
            return _now("Vous ne pouvez pas changer ce montage.")
        if self.piece_id and not self.piece.is_written_by(by):
            return _now(
                "Vous ne pouvez pas changer ce montage : il est celui d'une création d'autres que vous."
            )
        return ""

    def refuse_closed(self, by):
        if why := self.why_closed(by):
            raise ValidationError(why)

    def held(self):
        """This arrangement as it is now, held until the transaction ends."""
        return Arrangement.objects.select_for_update(of=("self",)).get(pk=self.pk)

    @transaction.atomic
    def write(self, changes, *, seen, by):
        """Keep these settings. `seen`: the number of the arrangement the writer had before the eyes; what
        somebody else has changed meanwhile is not written over."""
        held = self.held()
        held.refuse_closed(by)
        if all(held.recipe.get(name) == value for name, value in changes.items()):
            self.refresh_from_db()
            return
        if held.number != seen:
            raise ValidationError(
                _now(
                    "Quelqu'un d'autre vient de changer ce montage. Voici ce qu'il est devenu : recommencez."
                )
            )
        held.recipe = held.recipe | changes
        held.title = held.recipe["title"]
        held.number += 1
        held.written_at = timezone.now()
        held.save(update_fields=["recipe", "title", "number", "written_at"])
        self.refresh_from_db()

    @transaction.atomic
    def remove(self, *, by):
        """Its settings are gone; what was made of it stays among the files of the production. Not where it
        shows pictures or names: only the settings make it anew when a face is veiled or a name taken back."""
        held = self.held()
        held.refuse_closed(by)
        shows = Q(sources__family=Family.PICTURE) | Q(sources__takes__isnull=False)
        shows |= Q(**{f"original__facts__{NAMED}__0__isnull": False})
        if held.takes.filter(shows, original__isnull=False).exists():
            raise ValidationError(
                _now("Gardez ce montage : il sert à refaire ce qui en vient pour cacher un visage ou un nom.")
            )
        record("arrangement.removed", held.production, by=by, arrangement=held.pk)
        held.delete()
