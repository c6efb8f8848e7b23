"""A file as it was brought, kept untouched: by its content it is known, by its name only shown."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.people.erasing import naming
from focale.works import cleansing, crediting, depots, enlarging, keeping, looking, toning
from focale.works.states import State as Stage
from focale.works.veiling import sound_boxes, uncovers
from mediatools.refusing import Refused

from .production import Production

BIN = timedelta(days=30)


class State(models.TextChoices):
    WAITING = "waiting", _("en attente d'examen")
    READY = "ready", _("reçu")
    REFUSED = "refused", _("refusé")


class Family(models.TextChoices):
    PICTURE = "picture", _("image")
    SOUND = "sound", _("son")
    FILM = "film", _("film")
    MESH = "mesh", _("objet 3D")
    DOCUMENT = "document", _("document")
    TEXT = "text", _("texte")


def new_key() -> str:
    return secrets.token_urlsafe(24)


class OriginalQuerySet(models.QuerySet):
    def visible_to(self, account):
        """Those of the productions this account sees."""
        return self.filter(production__in=Production.objects.visible_to(account))

    def downloadable_by(self, account):
        """The files themselves: to who changes the production, and to who brought them."""
        return self.removable_by(account).filter(state=State.READY)

    def removable_by(self, account):
        """Who changes the production may remove what is in it; who brought a file may take it back."""
        mine = Q(production__in=Production.objects.changeable_by(account))
        if account.person_id:
            mine |= Q(brought_by=account.person_id, production__in=Production.objects.visible_to(account))
        return self.filter(mine)

    def own_of(self, person):
        """What this person (a key) brought, and what the program made of nothing else: no film and no sheet
        of what others brought."""
        others = Original.objects.exclude(brought_by=person)
        mine = self.filter(brought_by=person).exclude(takes__sources__in=others)
        return mine.exclude(origins__source__in=others).exclude(origins__others__in=others)

    def kept(self):
        """Those not in the bin."""
        return self.filter(binned_at=None)

    def binned(self):
        return self.exclude(binned_at=None)

    def deposit(self, production, *, by, **facts):
        """One more in a production that is held, where no other has its content; it is looked at next."""
        keeping.hold()
        original = self.create(production=production, **facts)
        record("original.deposited", production, by=by, original=original.pk, size=original.size)
        original.makings.ask(original, "look")
        return original

    def find_tones(self) -> int:
        """The clock: pictures not yet known to be in colour or not are looked at."""
        return toning.find(self)

    def forget_prints(self) -> int:
        """The clock: print files made two days ago are gone."""
        return enlarging.forget(self)

    def empty_bin(self) -> int:
        """The clock: what lay in the bin for thirty days is gone, and its room free. Returns how many."""
        due = list(self.filter(binned_at__lte=timezone.now() - BIN, places=None).select_related("production"))
        for original in due:
            original.vanish()
        return len(due)


class Original(models.Model):
    production = models.ForeignKey("works.Production", on_delete=models.PROTECT, related_name="originals")
    key = models.CharField(max_length=40, unique=True, default=new_key, editable=False)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField()
    name = models.CharField(_("nom du fichier"), max_length=200)
    depot = models.CharField(max_length=40, blank=True, help_text="where it lies until it is looked at")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    refusal = models.CharField(max_length=400, blank=True)
    family = models.CharField(_("sorte"), max_length=10, choices=Family, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    facts = models.JSONField(default=dict, blank=True)
    veils = models.JSONField(default=list, blank=True)
    brought_by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="originals"
    )
    brought_at = models.DateTimeField(default=timezone.now)
    taken_at = models.DateTimeField(null=True, blank=True)
    cleaned_at = models.DateTimeField(null=True, editable=False)
    paper_mm = models.PositiveSmallIntegerField(
        null=True, editable=False, help_text="longer side of the print file that was asked for"
    )
    binned_at = models.DateTimeField(null=True, blank=True)
    binned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = OriginalQuerySet.as_manager()

    class Meta:
        verbose_name = _("original")
        ordering = ["-brought_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["production", "sha256"], name="original_once")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("original", args=[self.pk])

    @classmethod
    def follow_erasure(cls, person, *, by):
        """The work stays, for others are in it; who brought it goes, and so does the name from the file's.
        What was still on its way is given up."""
        if account := getattr(person, "account", None):
            for upload in account.uploads.open():
                upload.drop(by=by)
            account.uploads.all().delete()
        names = {name for name in (person.first_name, person.last_name) if name}
        for row in cls.objects.filter(brought_by=person):
            words = naming(names).sub("…", row.name) if names else row.name
            cls.objects.filter(pk=row.pk).update(brought_by=None, name=words)

    @property
    def bin_ends_at(self):
        return self.binned_at and self.binned_at + BIN

    @transaction.atomic
    def throw_away(self, *, by):
        """Into the bin, for thirty days; harmless twice."""
        self._refuse_archived()
        if place := self.places.select_related("piece").filter(piece__removed_at=None).first():
            raise ValidationError(
                _now("Ce fichier est dans « %(piece)s ». Retirez-le d'abord de cette création.")
                % {"piece": place.piece}
            )
        if Original.objects.kept().filter(pk=self.pk).update(binned_at=timezone.now(), binned_by=by):
            record("original.binned", self.production, by=by, original=self.pk)
        self.refresh_from_db()

    @transaction.atomic
    def put_back(self, *, by):
        """Out of the bin; harmless twice."""
        self._refuse_archived()
        found = Original.objects.binned().exclude(state=State.REFUSED).filter(pk=self.pk)
        if found.update(binned_at=None, binned_by=None):
            record("original.put_back", self.production, by=by, original=self.pk)
        self.refresh_from_db()

    def _refuse_archived(self):
        if self.production.alone().archived_at:
            raise ValidationError(_now("Cette production est archivée. Rouvrez-la pour la changer."))

    @transaction.atomic
    def refuse(self, sentence):
        """It is no file we take: never shown nor given, it waits in the bin for its end."""
        mine = Original.objects.filter(pk=self.pk, state=State.WAITING)
        if mine.update(state=State.REFUSED, refusal=sentence[:400], binned_at=timezone.now()):
            record("original.refused", self.production, by=None, original=self.pk, why=sentence[:400])
        self.refresh_from_db()

    @transaction.atomic
    def receive(self, *, family, media_type, facts, taken_at=None):
        """It was looked at and stands in the store: what it is, by its content."""
        known = {"family": family, "media_type": media_type, "facts": facts}
        known["taken_at"] = taken_at or self.taken_at
        Original.objects.filter(pk=self.pk).update(state=State.READY, depot="", **known)
        self.refresh_from_db()
        self.makings.ask(self, "render")

    def look(self, tell):
        """What it is, by its content: kept in the store, or refused. Called by the worker; harmless twice."""
        if self.state != State.WAITING:
            return
        depot = self.depot
        depots.path_of(depot).stat()  # a machine that does not see the file must not say that it is none
        try:
            found = looking.examine(depots.path_of(depot), self.name)
        except Refused as refused:
            self.refuse(str(refused))
            return
        keeping.put(depots.path_of(depot), self.sha256)
        self.receive(**found)
        depots.drop(depot)

    def blocks(self, tell):
        """Propose where its subtitles stand, by its pauses. Called by the worker; harmless twice."""
        self.captions.propose(self, tell)

    def speech(self, tell):
        """Write down what is said in it, to be checked by a person. Called by the worker; harmless twice."""
        self.captions.recognise(self, tell)

    def render(self, tell):
        """Make what is shown of it, and keep it. Called by the worker; harmless twice."""
        with keeping.local(self.sha256) as path:
            if self.family == Family.PICTURE and "faces" not in self.facts:
                self.facts["faces"] = looking.faces_on(path)
                Original.objects.filter(pk=self.pk).update(facts=self.facts)
            if self.family == Family.SOUND and "wave" not in self.facts:
                self.facts["wave"] = looking.wave_of(path)
                Original.objects.filter(pk=self.pk).update(facts=self.facts)
            while not self._render_once(path, tell):
                self.refresh_from_db()

    def _render_once(self, path, tell) -> bool:
        """Whether what was made may be kept. It is made, and sent to the store, before anybody has to wait
        for the database."""
        words = crediting.words_of(self)
        with looking.rendered(self.family, path, tell, self.veils, words) as made:
            there = [(label, facts | {"address": keeping.put(facts["path"])}) for label, facts in made]
            return self._keep_rendered(there, words)

    @transaction.atomic
    def _keep_rendered(self, made, words) -> bool:
        """Not where a face was veiled meanwhile: then nothing of it stays."""
        held = Original.objects.select_for_update(of=("self",)).get(pk=self.pk)
        keeping.hold()
        if held.veils == self.veils and crediting.words_of(self) == words:
            for label, facts in made:
                self.renditions.keep(self, label, **facts)
            return True
        forget({facts["address"] for _label, facts in made})
        return False

    def tell_tones(self):
        """Whether it is in colour. Called by the worker; harmless twice."""
        found = toning.tones_of(self)
        with transaction.atomic():
            held = Original.objects.select_for_update(of=("self",)).get(pk=self.pk)
            Original.objects.filter(pk=self.pk).update(facts=held.facts | {"tones": found})

    @transaction.atomic
    def ask_cleansed(self, *, by):
        """Have it handed out without place and camera from now on; the file brought stays as it is."""
        self._refuse_archived()
        if self.family != Family.PICTURE or self.facts.get("kind") == "raw":
            raise ValidationError(
                _now("Cette sorte de fichier ne se nettoie pas : faites-en d'abord un TIFF.")
            )
        record("original.cleansing_asked", self.production, by=by, original=self.pk)
        self.makings.renew(self, "cleanse")

    def cleanse(self, tell):
        """Make the copy without place and camera. Called by the worker; harmless twice."""
        cleansing.make(self)

    def enlarge(self, tell):
        """Make the file to print. Called by the worker; harmless twice."""
        enlarging.make(self, tell)

    @transaction.atomic
    def uncleanse(self, *, by):
        """The file as it was brought is handed out again."""
        self._refuse_archived()
        if Original.objects.filter(pk=self.pk).exclude(cleaned_at=None).update(cleaned_at=None):
            record("original.uncleansed", self.production, by=by, original=self.pk)
            self.renditions.filter(label=cleansing.CLEAN).drop()
        self.refresh_from_db()

    def derive(self, tell):
        """Make what was asked for out of it. Called by the worker; harmless twice."""
        for derivation in self.derivations.waiting():
            derivation.make(tell)

    def measure(self, tell):
        """Measure the roll of film that begins with it. Called by the worker; harmless twice."""
        self.scan.roll.measure(tell)

    @transaction.atomic
    def veil(self, boxes, *, by):
        """Hide these places of the picture in everything made of it from now on. What showed them is gone at
        once; the original keeps them, for who may change the production."""
        self._refuse_archived()
        boxes = sound_boxes(boxes)
        held = Original.objects.select_for_update(of=("self",)).get(pk=self.pk)
        if held.veils == boxes:
            return
        if uncovers(held.veils, boxes):
            self._look_again()
        Original.objects.filter(pk=self.pk).update(veils=boxes)
        self.renditions.exclude(label=cleansing.CLEAN).drop()
        record("original.veiled", self.production, by=by, original=self.pk, veils=len(boxes))
        self.makings.renew(self, "render")
        self.refresh_from_db()
        if self.paper_mm:
            self.makings.renew(self, enlarging.WORK)
        for derivation in (*self.derivations.all(), *self.sheets.all()):
            derivation.follow_veils(by=by)
        for take in self.used_in.exclude(original=None):
            take.make_anew()
        if hasattr(self, "scan"):
            self.scan.roll.ask_measure()

    def _look_again(self):
        """What was hidden is to be seen: somebody says anew who is on it, before any gate; not while a piece
        that was accepted shows it."""
        ready = self.places.filter(piece__state=Stage.READY, piece__removed_at=None).select_related("piece")
        if place := ready.first():
            raise ValidationError(
                _now("« %(piece)s » est prête. Rouvrez-la pour montrer ce qui est voilé.")
                % {"piece": place.piece}
            )
        self.places.update(looked_at=None, looked_by=None)

    @transaction.atomic
    def vanish(self):
        """Nothing of it stays: neither the row, nor its files where no other has the same, nor its room."""
        held = self.production.alone()
        keeping.hold()
        if not Original.objects.filter(pk=self.pk, binned_at__lte=timezone.now() - BIN).exists():
            return
        for derivation in self.derivations.waiting():
            derivation.give_up(by=None)
        addresses = {self.sha256, *self.renditions.values_list("address", flat=True)}
        Original.objects.filter(pk=self.pk).delete()
        held.give_back(self.size)
        record("original.vanished", held, by=None, original=self.pk, size=self.size)
        forget(addresses)
        if self.depot:
            depots.drop(self.depot)


def forget(addresses):
    """Inside a transaction: delete those of these contents that no row names any more."""
    keeping.hold()
    for address in addresses:
        if not is_wanted(address):
            keeping.delete(address)


def is_wanted(address: str) -> bool:
    """Whether another original, or a rendition of one, has this content."""
    rendition = Original._meta.get_field("renditions").related_model
    return (
        Original.objects.filter(sha256=address).exists() or rendition.objects.filter(address=address).exists()
    )
