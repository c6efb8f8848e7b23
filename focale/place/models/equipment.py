"""A machine people use: a camera, an enlarger, a printer. It is scarce: its row is locked to use it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from focale.people.rights import Right, may


class EquipmentKind(models.TextChoices):
    PHOTO = "photo", _("prise de vue")
    VIDEO = "video", _("vidéo")
    SOUND = "sound", _("son")
    EDITING = "editing", _("montage, ordinateur")
    DARKROOM = "darkroom", _("labo argentique")
    PRINTING = "printing", _("impression, découpe")
    SCREENING = "screening", _("projection")
    OTHER = "other", _("autre")


class EquipmentQuerySet(models.QuerySet):
    def visible_to(self, account):
        return self if may(account, Right.TAKE_ATTENDANCE) else self.none()

    def in_use(self):
        """Those that work; what is out of use keeps the hours it had."""
        return self.filter(is_open=True)


class Equipment(models.Model):
    """`hourly_cents`: what an hour of it really costs. `is_cost_apart`: that cost stands in no expense."""

    name = models.CharField(_("nom"), max_length=80)
    kind = models.CharField(_("genre de machine"), max_length=12, choices=EquipmentKind)
    site = models.ForeignKey(
        "place.Site", on_delete=models.PROTECT, related_name="equipment", verbose_name=_("lieu")
    )
    room = models.ForeignKey(
        "place.Room",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="equipment",
        verbose_name=_("salle"),
    )
    hourly_cents = models.PositiveIntegerField(_("coût réel d'une heure"), default=0)
    is_cost_apart = models.BooleanField(_("ce coût n'est dans aucune dépense"), default=False)
    consumables_words = models.CharField(_("consommables"), max_length=200, blank=True)
    is_open = models.BooleanField(_("en service"), default=True)

    objects = EquipmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("machine")
        ordering = ["site", "kind", "name"]
        constraints = [models.UniqueConstraint(fields=["site", "name"], name="equipment_once")]

    def __str__(self):
        return self.name
