"""A piece shown in a place: on the site under an address of its own, in a magazine, on a wall.

What the site shows is gone within a minute once the gate says no. What is on paper or on a wall stays a fact:
it carries since when it is no longer agreed to, and the team says what it did about it.
"""

import secrets

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.people.models import Use

from .piece import Piece
from .portfolio import Portfolio
from .showings import ShowingQuerySet

WHAT_TO_DO = {
    Use.INTERNAL: _("À retirer des murs et des écrans du lieu."),
    Use.SOCIAL: _("À supprimer du réseau social."),
    Use.PRINT: _("Ne pas réimprimer, ne plus distribuer."),
    Use.EXHIBITION: _("À retirer du mur."),
    Use.PRESS: _("À dire au journal : ne plus publier."),
    Use.BROADCAST: _("À retirer de la diffusion."),
    Use.REPORT: _("Ne plus transmettre ce bilan avec cette création."),
    Use.ARCHIVE: _("À mettre à part dans les archives."),
}


def new_key() -> str:
    return secrets.token_urlsafe(24)


class Showing(models.Model):
    piece = models.ForeignKey(Piece, on_delete=models.CASCADE, related_name="showings")
    use = models.CharField(_("où"), max_length=20, choices=Use)
    place = models.CharField(_("précisément"), max_length=160, blank=True)
    copies = models.PositiveIntegerField(_("exemplaires"), null=True, blank=True)
    key = models.CharField(max_length=40, unique=True, default=new_key, editable=False)
    from_on = models.DateField(_("à partir du"), default=timezone.localdate)
    until = models.DateField(_("jusqu'au"), null=True, blank=True)
    is_findable = models.BooleanField(_("les moteurs de recherche peuvent la trouver"), default=False)
    portfolio = models.ForeignKey(
        Portfolio, null=True, blank=True, on_delete=models.CASCADE, related_name="showings"
    )
    rank = models.PositiveSmallIntegerField(default=0, editable=False)
    opened_at = models.DateTimeField(default=timezone.now, editable=False)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    lacking_since = models.DateTimeField(null=True, editable=False)
    settled_at = models.DateTimeField(null=True, editable=False)
    settled_words = models.CharField(max_length=160, blank=True)
    ended_at = models.DateTimeField(null=True, editable=False)

    objects = ShowingQuerySet.as_manager()

    class Meta:
        verbose_name = _("présentation d'une création")
        ordering = ["rank", "-from_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("from_on")), name="showing_ends_after_it_begins"
            ),
            models.UniqueConstraint(
                fields=["piece"],
                condition=Q(portfolio=None, ended_at=None, use="web"),
                name="showing_one_address",
            ),
            models.UniqueConstraint(
                fields=["piece", "portfolio"], condition=Q(ended_at=None), name="showing_once_on_portfolio"
            ),
        ]

    def __str__(self):
        return self.place or (str(self.portfolio) if self.portfolio_id else self.get_use_display())

    @property
    def is_online(self) -> bool:
        """Whether this site itself gives it to the public."""
        return self.use == Use.WEB

    @property
    def what_to_do(self) -> str:
        """What the team does once it is no longer agreed to; nothing where the site does it by itself."""
        return str(WHAT_TO_DO.get(self.use, ""))

    def runs_on(self, day) -> bool:
        return self.ended_at is None and self.from_on <= day and (self.until is None or self.until >= day)

    def held(self):
        return type(self).objects.select_for_update(of=("self",)).select_related("piece").get(pk=self.pk)

    @transaction.atomic
    def put_back(self, *, by):
        """On the site again, at the same address, if everybody agrees again."""
        showing = self.held()
        showing.piece.refuse_unreviewed_by(by)
        verdict = showing.piece.may_be_published(showing.use)
        if not verdict:
            raise ValidationError(verdict.sentences)
        if showing.ended_at is None and showing.lacking_since:
            showing._become(lacking_since=None, settled_at=None, settled_words="")
            record("showing.put_back", showing, by=by, piece=showing.piece_id)
        self.refresh_from_db()

    @transaction.atomic
    def settle(self, words, *, by):
        """What was done with what is on paper or hangs: taken down, struck from the next print."""
        showing = self.held()
        showing.piece.refuse_unreviewed_by(by)
        if showing.lacking_since is None:
            raise ValidationError(_now("Cette création est encore permise ici : il n'y a rien à retirer."))
        if showing.settled_at is None:
            showing._become(settled_at=timezone.now(), settled_words=words.strip()[:160])
            record("showing.settled", showing, by=by, piece=showing.piece_id, words=words.strip()[:160])
        self.refresh_from_db()

    @transaction.atomic
    def end(self, *, by):
        """It is no longer shown there; the row stays, for it was. Harmless twice."""
        showing = self.held()
        if showing.portfolio_id is None:
            showing.piece.refuse_unreviewed_by(by)
        else:
            showing.portfolio.refuse_strangers(by)
        if showing.ended_at is None:
            showing._become(ended_at=timezone.now())
            record("showing.ended", showing, by=by, piece=showing.piece_id)
        self.refresh_from_db()

    def change_key(self):
        """Another address: at the former one there is nothing more."""
        self._become(key=new_key())

    def _become(self, **facts):
        type(self).objects.filter(pk=self.pk).update(**facts)
        self.__dict__.update(facts)
