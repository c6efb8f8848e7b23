"""A list of members kept elsewhere, handed in as a file: looked at, taken up after the answer, undone.

Handing it in changes nothing. What every line would make is worked out and shown; confirmed, it is made in
small lots by the worker, which may stop in the middle and go on. A month later what the lines said is
forgotten, and the list can no longer be undone; what it made stays.
"""

import secrets
import time
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.association.importing.formats import OF_MEMBERS, Source, facts_of_columns, recognise
from focale.association.importing.judging import judge_rows
from focale.association.importing.taking_in import take_in_lot
from focale.association.importing.undoing import undo_lot
from focale.ground.later import later
from focale.ground.models import record
from focale.ground.sheets_read import read_any_table
from focale.people.rights import Right, may

from .imported_row import ImportedRow

SECONDS = 4
UNCONFIRMED_FOR, KEPT_FOR = timedelta(days=7), timedelta(days=31)


class State(models.TextChoices):
    OPEN = "open", _("à régler")
    READY = "ready", _("à confirmer")
    RUNNING = "running", _("en cours")
    DONE = "done", _("reprise")
    UNDOING = "undoing", _("annulation en cours")
    UNDONE = "undone", _("annulée")


def place_of(_handed_in, _name):
    """A name nobody guesses; what the person called it is kept in the row."""
    return f"listes/{secrets.token_hex(16)}"


class ImportQuerySet(models.QuerySet):
    def visible_to(self, account):
        return self if may_import(account) else self.none()

    @transaction.atomic
    def hand_in(self, file, *, by):
        """Keep the file, with the program it seems to come from. Refuses what is no table."""
        table = read_any_table(file)
        if not table.rows:
            raise ValidationError(_now("Ce fichier n'a aucune ligne sous les noms des colonnes."))
        source, signs = recognise(table.head)
        file.seek(0)
        name = "".join(letter for letter in file.name if letter.isprintable())[:120]
        imported = self.model(name=name, file=file, head=table.head, signs=signs, by=by)
        imported.read_as(source)
        imported.save()
        record("list.handed_in", imported, by=by, source=imported.source, lines=len(table.rows))
        return imported

    def forget(self) -> int:
        """The clock: lists nobody confirmed go, and of old ones what the lines said. Returns how many."""
        now = timezone.now()
        old = list(self.filter(state__in=["open", "ready"], handed_in_at__lt=now - UNCONFIRMED_FOR))
        for each in old:
            each.drop()
        past = self.filter(state__in=["done", "undone"], ended_at__lt=now - KEPT_FOR)
        emptied = ImportedRow.objects.filter(imported__in=past).delete()[0]
        return len(old) + emptied


class Import(models.Model):
    name = models.CharField(_("fichier"), max_length=120)
    file = models.FileField(upload_to=place_of, blank=True)
    source = models.CharField(_("programme"), max_length=12, choices=Source)
    signs = models.JSONField(default=list, help_text="the columns it was recognised by")
    head = models.JSONField(help_text="the names of the columns")
    chosen = models.JSONField(default=dict, help_text="see importing.choosing.Chosen")
    state = models.CharField(_("état"), max_length=8, choices=State, default=State.OPEN)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    handed_in_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("liste reprise")
        ordering = ["-pk"]

    def __str__(self):
        return self.name

    @property
    def is_at_work(self) -> bool:
        return self.state in (State.RUNNING, State.UNDOING)

    @property
    def can_be_undone(self) -> bool:
        """While it is remembered what each line made."""
        return self.state == State.DONE and self.rows.exists()

    def table(self):
        """What the file says."""
        with self.file.open("rb") as opened:
            return read_any_table(opened)

    def read_as(self, source):
        """Take the columns as this program names them; not saved."""
        self.source, self.state = source, State.OPEN
        is_known = source == Source.HELLOASSO
        self.chosen = {"columns": facts_of_columns(self.head, source), "payer_is_parent": is_known}
        self.chosen["are_members"] = source in OF_MEMBERS

    @transaction.atomic
    def begin_again(self, *, by, source=None, kept=None):
        """Choose anew: as another program's file, or with these first choices."""
        self._hold(by, State.OPEN, State.READY)
        self.read_as(source or self.source)
        self.chosen |= kept or {}
        self.rows.all().delete()
        self.save(update_fields=["source", "state", "chosen"])

    def choose(self, kept, *, by):
        """Read the file again with these choices, and work out what each line would make."""
        with transaction.atomic():
            self._hold(by, State.OPEN, State.READY)
            judged = judge_rows(self.table(), kept)
            self.rows.all().delete()
            rows = (ImportedRow(imported=self, **row) for row in judged)
            ImportedRow.objects.bulk_create(rows, batch_size=500)
            self.chosen, self.state = kept, State.READY
            self.save(update_fields=["chosen", "state"])

    @transaction.atomic
    def confirm(self, *, by):
        """Have it made, after the answer."""
        self._hold(by, State.READY)
        if not self.rows.waiting().exists():
            raise ValidationError(_now("Aucune ligne ne peut être reprise\xa0: corrigez le fichier."))
        self.state, self.by = State.RUNNING, by
        self.save(update_fields=["state", "by"])
        record("list.confirmed", self, by=by, lines=self.rows.waiting().count())
        later(self.carry_on)

    @transaction.atomic
    def undo(self, *, by):
        """Have all it made taken back, as far as nobody used it since."""
        self._hold(by, State.DONE)
        if not self.rows.exists():
            raise ValidationError(_now("Cette reprise est trop ancienne pour être annulée."))
        self.state, self.by = State.UNDOING, by
        self.save(update_fields=["state", "by"])
        record("list.undoing", self, by=by)
        later(self.carry_on)

    def carry_on(self):
        """Some seconds of what is to be done; called by the worker, again where it was stopped."""
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            with transaction.atomic():
                held = Import.objects.select_for_update(of=["self"]).select_related("by").get(pk=self.pk)
                if not held.is_at_work:
                    return
                lot = take_in_lot if held.state == State.RUNNING else undo_lot
                if not lot(held):
                    held.end()
                    return
        with transaction.atomic():
            later(self.carry_on)

    def end(self):
        """Nothing is left to be done: the file goes, the lines stay for a month."""
        self.state = State.DONE if self.state == State.RUNNING else State.UNDONE
        self.ended_at = timezone.now()
        name, self.file = self.file.name, ""
        self.save(update_fields=["state", "ended_at", "file"])
        what = "list.taken_up" if self.state == State.DONE else "list.undone"
        record(what, self, by=self.by, lines=self.rows.exclude(made={}).count())
        if name:
            transaction.on_commit(lambda: self._meta.get_field("file").storage.delete(name))

    @transaction.atomic
    def drop(self):
        """Neither the row, nor its lines, nor the file stays; for one that made nothing."""
        held = Import.objects.select_for_update().get(pk=self.pk)
        if held.state not in (State.OPEN, State.READY):
            raise ValidationError(_now("Cette liste est déjà reprise\xa0: annulez-la plutôt."))
        name, storage = held.file.name, held.file.storage
        held.delete()
        transaction.on_commit(lambda: storage.delete(name))

    def _hold(self, by, *states):
        if not may_import(by):
            raise ValidationError(_now("Vous ne pouvez pas reprendre de liste."))
        self.refresh_from_db(from_queryset=Import.objects.select_for_update(of=["self"]))
        if self.state not in states:
            raise ValidationError(_now("L'état de cette liste vient de changer. Rechargez la page."))


def may_import(account) -> bool:
    """Who keeps the list of members and may write persons."""
    return may(account, Right.EDIT_MEMBERS) and may(account, Right.EDIT_PEOPLE)
