"""A piece: what is made, of one kind, answer by answer; several hands write on it at the same time.

Every answer carries the number of the writing it comes from. Who saved over an answer somebody else has
changed meanwhile is told, and neither text is lost.
"""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from focale.ground.models import Version, record
from focale.people.folding import fold
from focale.people.models import Guardianship, Use
from focale.people.rights import Right, may
from focale.works import gate
from focale.works.finding import found_by
from focale.works.kinds import KINDS
from focale.works.states import State

from .original import BIN
from .piece_version import PieceVersion
from .production import Production


class PieceQuerySet(models.QuerySet):
    def visible_to(self, account):
        """The pieces of the productions this account may see."""
        return self.filter(production__in=Production.objects.visible_to(account))

    def standing(self):
        return self.filter(removed_at=None)

    def made_for(self, account):
        """The work of the account's person, or of somebody the person decides for."""
        person = getattr(account, "person_id", None)
        if person is None:
            return self.none()
        wards = Guardianship.objects.of_the_deciding(person).values("ward")
        mine = self.model.objects.filter(Q(credits__person=person) | Q(credits__person__in=wards))
        return self.filter(pk__in=mine.values("pk"))

    def answerable_by(self, account):
        """Those one sees, and one's own work after having left the production too: a yes is given and taken
        back by whom it is asked of, wherever they have a part."""
        return self.visible_to(account) | self.made_for(account)

    def found_by(self, typed: str):
        """Those whose title, words, transcript or subtitles hold each word typed, whatever the accents."""
        found = self
        for word in fold(typed).split():
            said = self.model.objects.filter(files__original__captions__folded_words__contains=word)
            found = found.filter(Q(folded_words__contains=word) | Q(pk__in=said.values("pk")))
        return found

    def empty_bin(self) -> int:
        """The clock: what lay in the bin for thirty days is gone; its files stay in the production. What
        still hangs or lies printed somewhere is kept, until somebody says that it does not."""
        on_paper = self.filter(showings__in=self._still_on_paper()).values("pk")
        due = self.filter(removed_at__lte=timezone.now() - BIN).exclude(pk__in=on_paper)
        due = list(due.select_related("production"))
        for piece in due:
            with transaction.atomic():
                record("piece.vanished", piece.production, by=None, piece=piece.pk)
                piece.delete()
        return len(due)

    def _still_on_paper(self):
        showings = self.model._meta.get_field("showings").related_model.objects
        return showings.filter(ended_at=None, settled_at=None).exclude(use=Use.WEB)

    @transaction.atomic
    def begin(self, kind, production, *, makers, by):
        """A new piece of this kind, still without a title. `makers`: the persons whose work it is."""
        piece = self.create(kind=kind, production=production.held(), made_by=by, last_by=by)
        for person in makers:
            piece.credits.create(person=person)
        record("piece.begun", piece, by=by, kind=kind)
        return piece


class Piece(models.Model):
    production = models.ForeignKey(Production, on_delete=models.PROTECT, related_name="pieces")
    kind = models.CharField(
        _("genre"), max_length=20, choices=[(code, kind.word) for code, kind in KINDS.items()]
    )
    title = models.CharField(_("titre"), max_length=120, blank=True)
    content = models.JSONField(default=dict, blank=True)
    marks = models.JSONField(default=dict, editable=False)
    number = models.PositiveIntegerField(default=0, editable=False)
    state = models.CharField(_("état"), max_length=12, choices=State, default=State.DRAFT)
    folded_words = models.TextField(editable=False, default="")
    folded_title = models.CharField(max_length=120, editable=False, default="")
    folded_place = models.CharField(max_length=160, editable=False, default="")
    made_on = models.DateField(default=timezone.localdate, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    last_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    written_at = models.DateTimeField(default=timezone.now, editable=False)
    nothing_borrowed_at = models.DateTimeField(null=True, editable=False)
    accepted_unasked = models.BooleanField(
        default=False, editable=False, help_text="ready before it was asked what comes from others"
    )
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = PieceQuerySet.as_manager()

    class Meta:
        verbose_name = _("création")
        ordering = ["-written_at", "-pk"]
        indexes = [
            models.Index(fields=["production", "state"], name="piece_of_production"),
            models.Index(fields=["-written_at", "-id"], name="piece_last_written"),
            models.Index(fields=["made_on"], name="piece_by_day"),
        ]

    def __str__(self):
        return self.title or _now("%(kind)s sans titre") % {"kind": self.get_kind_display()}

    @property
    def making(self):
        """The kind: its steps and questions."""
        return KINDS[self.kind]

    def is_reviewed_by(self, account) -> bool:
        """Whether this account reads it again and accepts it: who changes its production."""
        if may(account, Right.KEEP_WORKS):
            return True
        return Production.objects.changeable_by(account).filter(pk=self.production_id).exists()

    def is_made_by(self, account) -> bool:
        """Whether it is the work of the account's person, or of somebody the person decides for."""
        return type(self).objects.made_for(account).filter(pk=self.pk).exists()

    def is_written_by(self, account) -> bool:
        """Whether this account may write on it: the team, its makers, and who decides for them."""
        return self.is_reviewed_by(account) or self.is_made_by(account)

    def may_be_published(self, where, on=None):
        """The gate: true, or what is missing in sentences. `where`: a code of Use; `on`: a day, today unless
        told. Nothing of it is shown to the public without asking."""
        return gate.Gate(type(self).objects.filter(pk=self.pk), on).verdict(self, where)

    def unanswered(self, brought=None) -> list:
        """The steps that still lack what the piece cannot be proposed without. `brought`: the steps that have
        a file, where they are known already."""
        brought = set(self.files.values_list("step", flat=True)) if brought is None else brought
        return [step for step in self.making.steps if step.is_lacking(self.content, step.code in brought)]

    def held(self):
        """This piece as it is now, held until the transaction ends."""
        return type(self).objects.select_for_update(of=("self",)).select_related("production").get(pk=self.pk)

    @transaction.atomic
    def write(self, answers, *, seen, by) -> dict:
        """Keep answers. `seen`: the number of the piece the writer had before the eyes.

        Returns those somebody else changed meanwhile, {name: what stands there}; they are left as they stand.
        """
        piece = self.held()
        piece.refuse_closed(by)
        changed, stood = {}, {}
        for name, value in answers.items():
            if piece.content.get(name, "") == value:
                continue
            if piece.marks.get(name, 0) > seen:
                stood[name] = piece.content.get(name, "")
            else:
                changed[name] = value
        if changed:
            piece._change(changed, by=by)
        self.__dict__.update(piece.__dict__)
        return stood

    def _change(self, answers, *, by):
        PieceVersion.objects.keep_before(self, by=by)
        self.number += 1
        self.content |= answers
        self.marks |= dict.fromkeys(answers, self.number)
        self.__dict__.update(found_by(self.content | self.making.in_words(self.content), self.made_at))
        self.written_at, self.last_by = timezone.now(), by
        self.save()

    @transaction.atomic
    def restore(self, version, *, by, only=()):
        """Make it again what it was then, or only these answers; what it is now stays as a version."""
        piece = self.held()
        piece.refuse_closed(by)
        names = only or piece.content.keys() | version.content.keys()
        then = {name: version.content.get(name, "") for name in names}
        changed = {name: value for name, value in then.items() if piece.content.get(name, "") != value}
        if changed:
            PieceVersion.objects.keep(piece)
            piece._change(changed, by=by)
            record("piece.restored", piece, by=by, number=version.number, answers=sorted(changed))
        self.__dict__.update(piece.__dict__)

    @transaction.atomic
    def propose(self, *, by):
        """Finished, its makers say: the team may look at it."""
        piece = self.held()
        piece.refuse_closed(by)
        if unanswered := piece.unanswered():
            words = ngettext(
                "Il reste une question : %(questions)s",
                "Il reste %(count)d questions : %(questions)s",
                len(unanswered),
            )
            asked = " ".join(str(step.question) for step in unanswered)
            raise ValidationError(words % {"count": len(unanswered), "questions": asked})
        piece._move(State.PROPOSED, to_come_from=[State.DRAFT, State.TO_CORRECT], by=by)

    @transaction.atomic
    def send_back(self, *, by):
        """The team asks for corrections; its remarks say which."""
        piece = self.held()
        piece.refuse_unreviewed_by(by)
        if not piece.remarks.filter(settled_at=None).exists():
            raise ValidationError(_now("Écrivez d'abord une remarque : qu'y a-t-il à corriger ?"))
        piece._move(State.TO_CORRECT, to_come_from=[State.PROPOSED, State.READY], by=by)

    @transaction.atomic
    def accept(self, *, by):
        """Ready: nobody changes it any more, and it may be published where everybody on it agrees."""
        piece = self.held()
        piece.refuse_unreviewed_by(by)
        if piece.remarks.filter(settled_at=None).exists():
            raise ValidationError(_now("Une remarque attend encore. Réglez-la d'abord."))
        if not piece.nothing_borrowed_at and not piece.borrowings.exists():
            raise ValidationError(
                _now("Dites d'abord si quelque chose vient d'ailleurs : une musique, une image, un texte.")
            )
        piece._move(State.READY, to_come_from=[State.PROPOSED], by=by)

    @transaction.atomic
    def reopen(self, *, by):
        """Back into the hands of its makers."""
        piece = self.held()
        piece.refuse_unreviewed_by(by)
        piece._move(State.DRAFT, to_come_from=[State.PROPOSED, State.TO_CORRECT, State.READY], by=by)

    def _move(self, state, *, to_come_from, by):
        if self.state not in to_come_from:
            raise ValidationError(
                _now("Cette création est déjà « %(state)s ».") % {"state": self.get_state_display()}
            )
        PieceVersion.objects.keep(self)
        former, self.state, self.accepted_unasked = self.state, state, False
        self.save(update_fields=["state", "accepted_unasked"])
        Version.bump("showings")
        record("piece.moved", self, by=by, former=former, state=state)

    def refuse_unreviewed_by(self, by):
        if not self.is_reviewed_by(by):
            raise ValidationError(_now("Seule l'équipe relit et accepte une création."))

    @transaction.atomic
    def remove(self, *, by):
        """Into the bin, for thirty days."""
        piece = self.held()
        if not piece.is_written_by(by):
            raise ValidationError(_now("Vous ne pouvez pas retirer cette création."))
        piece.removed_at = timezone.now()
        piece.save(update_fields=["removed_at"])
        Version.bump("showings")
        record("piece.removed", piece, by=by)

    @transaction.atomic
    def take_back(self, *, by):
        """Out of the bin."""
        piece = self.held()
        if not piece.is_written_by(by):
            raise ValidationError(_now("Vous ne pouvez pas reprendre cette création."))
        piece.removed_at = None
        piece.save(update_fields=["removed_at"])
        record("piece.taken_back", piece, by=by)

    @property
    def why_closed(self) -> str:
        """Why nobody writes on it now; nothing while it is open."""
        if self.removed_at:
            return _now("Cette création est dans la corbeille. Reprenez-la d'abord.")
        if self.state == State.READY:
            return _now("Cette création est prête. Rouvrez-la pour la changer.")
        if self.production.archived_at:
            return _now("Cette production est archivée. Rouvrez-la pour la changer.")
        return ""

    def refuse_closed(self, by):
        """A sentence to who may not write on it, or no more."""
        if not self.is_written_by(by):
            raise ValidationError(_now("Vous ne pouvez pas écrire sur cette création."))
        if self.why_closed:
            raise ValidationError(self.why_closed)
