"""What one person shows of the own work, in their order: private until who decides opens it."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.people.models import Guardianship
from focale.people.rights import Right, may
from focale.works import ranks

from .credit import NamedAs


class Openness(models.TextChoices):
    PRIVATE = "private", _("privé : moi seul le vois")
    LINK = "link", _("par un lien secret, que je donne à qui je veux")
    PUBLIC = "public", _("public : sur le site, avec les autres portfolios")


class PortfolioQuerySet(models.QuerySet):
    def kept_by(self, account):
        """One's own, and those of the persons one decides for."""
        person = getattr(account, "person", None)
        if person is None:
            return self.none()
        wards = Guardianship.objects.of_the_deciding(person).values("ward")
        return self.filter(Q(person=person) | Q(person__in=wards))

    def open(self):
        """Those that somebody else may look at."""
        return self.exclude(openness=Openness.PRIVATE)

    def still_decided(self, portfolios) -> list:
        """Those of them that are open, and whose opener decides today. One query."""
        found = [one for one in portfolios if one.is_open and one.opened_by]
        people = {one.person_id for one in found}
        links = Guardianship.objects.in_force().filter(ward__in=people).deciding_on(timezone.localdate())
        pairs = set(links.values_list("ward", "adult"))
        decided_for = {ward for ward, _adult in pairs}
        return [
            one
            for one in found
            if (one.person_id, one.opened_by.person_id) in pairs
            or one.opened_by.person_id == one.person_id
            and one.person_id not in decided_for
            and not one.person.is_minor()
        ]

    def of(self, person):
        """That of this person; an empty, private one where there is none yet."""
        return self.filter(person=person).first() or self.model(person=person)


class Portfolio(models.Model):
    person = models.OneToOneField("people.Person", on_delete=models.CASCADE, related_name="portfolio")
    named_as = models.CharField(_("nommé"), max_length=8, choices=NamedAs, default=NamedAs.NOBODY)
    pen_name = models.CharField(_("autre nom"), max_length=80, blank=True)
    words = models.TextField(_("quelques mots"), max_length=1500, blank=True)
    openness = models.CharField(
        _("qui peut le voir"), max_length=8, choices=Openness, default=Openness.PRIVATE
    )
    opened_at = models.DateTimeField(null=True, editable=False)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    objects = PortfolioQuerySet.as_manager()

    class Meta:
        verbose_name = _("portfolio")

    def __str__(self):
        return _now("portfolio de %(who)s") % {"who": self.person.first_name}

    @classmethod
    def follow_merge(cls, kept, absorbed):
        """It moves; where both files had one, that of the absorbed file is closed and shows nothing more."""
        mine = cls.objects.filter(person=absorbed).first()
        if mine is None:
            return {"person": []}
        if cls.objects.filter(person=kept).exists():
            mine.close(by=None)
            return {"person": []}
        cls.objects.filter(pk=mine.pk).update(person=kept)
        return {"person": [mine.pk]}

    @classmethod
    def follow_erasure(cls, person, *, by):
        """Nobody looks at the portfolio of one who asked to be forgotten."""
        cls.objects.filter(person=person).delete()

    @property
    def is_open(self) -> bool:
        return self.openness != Openness.PRIVATE

    @property
    def shown_name(self) -> str:
        """How its owner is named on it; nothing where they do not want it. No family name of a child."""
        if self.named_as == NamedAs.PEN:
            return self.pen_name
        if self.named_as == NamedAs.NOBODY or self.person.erased_at:
            return ""
        in_full = self.named_as == NamedAs.FULL and not self.person.is_minor()
        return str(self.person) if in_full else self.person.first_name

    def is_decided_by(self, account) -> bool:
        """A grown-up opens the own one; that of a child, or of a protected adult, who decides for them."""
        person = getattr(account, "person", None)
        if person is None:
            return False
        if person.pk == self.person_id:
            return person.decides_alone()
        return person.decides_for(self.person)

    def is_still_decided(self) -> bool:
        """Whether who opened it still decides: another guardian is asked anew."""
        return bool(type(self).objects.still_decided([self]))

    def refuse_strangers(self, by):
        """A sentence to who neither owns it nor decides for its owner."""
        person = getattr(by, "person", None)
        if not (person and person.pk == self.person_id or self.is_decided_by(by)):
            raise ValidationError(_now("Ce portfolio n'est pas le vôtre."))

    @transaction.atomic
    def write(self, *, words, named_as, pen_name="", by):
        """What stands on it, and how its owner is named there."""
        self.refuse_strangers(by)
        if named_as == NamedAs.PEN and not pen_name.strip():
            raise ValidationError(_now("Écrivez le nom que vous avez choisi."))
        self.words, self.named_as = words.strip(), named_as
        self.pen_name = pen_name.strip() if named_as == NamedAs.PEN else ""
        self.full_clean(exclude=["person"])
        # Who may look is left as it is: somebody may be closing it this very moment.
        self.save(update_fields=["words", "named_as", "pen_name"] if self.pk else None)
        record("portfolio.written", self, by=by)

    @transaction.atomic
    def move(self, showing, direction, *, by):
        """One of its pieces a place earlier (-1) or later (1)."""
        self.refuse_strangers(by)
        Portfolio.objects.select_for_update(of=("self",)).get(pk=self.pk)
        if ranks.move_by(self.showings.filter(ended_at=None).order_by("rank", "pk"), showing, direction):
            record("portfolio.arranged", self, by=by, piece=showing.piece_id)

    @transaction.atomic
    def open_to(self, openness, *, by):
        """Private, by a secret link, or public. A new link each time it leaves being private."""
        if openness == Openness.PRIVATE:
            self.close(by=by)
            return
        if not self.is_decided_by(by):
            raise ValidationError(
                _now("Seule une personne adulte qui décide pour %(who)s peut ouvrir ce portfolio.")
                % {"who": self.person.first_name}
            )
        held = Portfolio.objects.select_for_update(of=("self",)).get(pk=self.pk)
        was_open = held.is_still_decided()
        self.openness, self.opened_at, self.opened_by = openness, timezone.now(), by
        self.save(update_fields=["openness", "opened_at", "opened_by"])
        if not was_open:
            self.renew_link(by=by)
        record("portfolio.opened", self, by=by, openness=openness)

    @transaction.atomic
    def renew_link(self, *, by):
        """Another address: who has the former one finds nothing there, nor at those of its pieces."""
        if not self.is_decided_by(by):
            raise ValidationError(_now("Vous ne pouvez pas changer ce lien."))
        self.links.make(self, by=by)
        for showing in self.showings.all():
            showing.change_key()

    @transaction.atomic
    def close(self, *, by):
        """Nobody else sees it any more. By its owner, whatever the age, by who decides, or by the team; by
        the clock or a merge (None) too. Harmless twice."""
        person = getattr(by, "person", None)
        mine = by is None or (person and person.pk == self.person_id) or self.is_decided_by(by)
        if not (mine or may(by, Right.KEEP_WORKS)):
            raise ValidationError(_now("Vous ne pouvez pas fermer ce portfolio."))
        if Portfolio.objects.open().filter(pk=self.pk).update(openness=Openness.PRIVATE):
            for link in self.links.not_closed():
                link.revoke(by=by)
            record("portfolio.closed", self, by=by)
        self.refresh_from_db(fields=["openness"])
