"""A file on its way: begun, brought piece by piece, finished; or given up, or forgotten.

Its room is promised when it begins, so that two of them never take the same last bytes.
"""

import secrets
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.works import depots, looking
from focale.works.rooms import refuse_file, refuse_full_disk

from .original import Original

KEPT = timedelta(days=2)
"""So long after its last byte an unfinished upload waits for the rest."""
LOST = timedelta(days=30)
"""So long one is kept whose file this machine does not see: another may."""
TOLD_FOR = timedelta(days=1)
MOST_OPEN = 200


def new_key() -> str:
    return secrets.token_urlsafe(24)


class UploadQuerySet(models.QuerySet):
    def visible_to(self, account):
        """Nobody's but who began it."""
        return self.filter(account=account.pk)

    def open(self):
        return self.filter(finished_at=None)

    def promised(self) -> int:
        """Bytes that those under way have still to bring."""
        rows = self.open()
        whole = rows.aggregate(sum=Sum("size", default=0))["sum"]
        return whole - sum(depots.received(key) for key in rows.values_list("key", flat=True))

    def begin(self, production, *, name, size, by, media_type="", mark=""):
        """Take the room of a file to come, or refuse it before its bytes travel.

        `name`: what its owner calls it, shown and nothing else; `size`: bytes; `media_type`: what the browser
        says it is; `mark`: the browser's own way to know the file again. Raises TooHeavy, NoRoom.
        """
        name = "".join(letter for letter in name if letter.isprintable()).strip()[:200] or _now("sans nom")
        refuse_file(media_type, name, size)
        refuse_full_disk(size, self.model.objects.promised())
        with transaction.atomic():
            held = production.held()
            if held.uploads.open().filter(account=by).count() >= MOST_OPEN:
                raise ValidationError(_now("Trop de dépôts sont commencés. Finissez-les, ou abandonnez-les."))
            held.take(size)
            upload = self.create(production=held, account=by, name=name, size=size, mark=mark[:200])
            depots.path_of(upload.key).touch()
        return upload

    def tidy(self) -> int:
        """The clock: finish what is whole, drop what was abandoned or told long enough. Returns how many."""
        rows, now = list(self.open().select_related("production")), timezone.now()
        for upload in rows:
            if upload.received == upload.size:
                upload.finish()
            elif upload.expires_at < now and (upload.is_here or upload.begun_at < now - LOST):
                upload.drop()
        self.filter(finished_at__lt=now - TOLD_FOR).delete()
        self._sweep()
        return len(rows)

    def _sweep(self):
        """Files of no row any more: what a power cut left between the row and the file."""
        known = set(self.values_list("key", flat=True))
        known |= set(Original.objects.exclude(depot="").values_list("depot", flat=True))
        old = (timezone.now() - KEPT).timestamp()
        for key in depots.names():
            if key not in known and depots.touched(key) < old:
                depots.drop(key)
        looking.sweep()


class Upload(models.Model):
    key = models.CharField(max_length=40, unique=True, default=new_key, editable=False)
    production = models.ForeignKey("works.Production", on_delete=models.CASCADE, related_name="uploads")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="uploads"
    )
    name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    mark = models.CharField(max_length=200, blank=True)
    begun_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True)
    original = models.ForeignKey(
        "works.Original", null=True, on_delete=models.CASCADE, related_name="uploads"
    )
    is_duplicate = models.BooleanField(default=False)

    objects = UploadQuerySet.as_manager()

    class Meta:
        verbose_name = _("dépôt")
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=models.Q(size__gt=0), name="upload_of_something")]

    def __str__(self):
        return self.name

    @property
    def received(self) -> int:
        return self.size if self.finished_at else depots.received(self.key)

    @property
    def is_here(self) -> bool:
        """Whether this machine sees its file, begun with it."""
        return depots.path_of(self.key).exists()

    @property
    def percent(self) -> int:
        return self.received * 100 // self.size

    @property
    def expires_at(self):
        last = max(self.begun_at.timestamp(), depots.touched(self.key))
        return timezone.datetime.fromtimestamp(last, tz=timezone.get_current_timezone()) + KEPT

    def finish(self):
        """All its bytes are there: it becomes an original of the production, unless the same file is one
        already, which is then told. Harmless twice. Returns the original."""
        digest = None if self.finished_at else depots.seal(self.key)
        with transaction.atomic():
            held = self.production.alone()
            mine = Upload.objects.select_for_update(of=("self",)).get(pk=self.pk)
            if mine.finished_at is None:
                mine.original, mine.is_duplicate = self._become(held, digest)
                mine.finished_at = timezone.now()
                mine.save(update_fields=["original", "is_duplicate", "finished_at"])
        self.refresh_from_db()
        if self.is_duplicate:
            depots.drop(self.key)
        return self.original

    def _become(self, held, digest):
        person = self.account and self.account.person
        twin = held.originals.filter(sha256=digest).first()
        if twin:
            held.give_back(self.size)
            twin.put_back(by=self.account)
            return twin, True
        facts = {"sha256": digest, "size": self.size, "name": self.name, "depot": self.key}
        return Original.objects.deposit(held, brought_by=person, by=self.account, **facts), False

    @transaction.atomic
    def drop(self, *, by=None):
        """Given up or abandoned: nothing of it stays, its room is free again."""
        held = self.production.alone()
        row = Upload.objects.open().filter(pk=self.pk)
        if row.delete()[0]:
            held.give_back(self.size)
            record("upload.dropped", held, by=by, size=self.size)
            transaction.on_commit(lambda: depots.drop(self.key))
