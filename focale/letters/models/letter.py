"""One message to one person or organisation, kept: by e-mail, or printed for those without.

The row is the outbox: it is written in the transaction of what it tells, and the clock sends it. Before the
server is spoken to a letter is marked as leaving; one found still leaving after a crash may or may not have
gone, so it is never sent again by itself: it comes back to the desk as work to do.
"""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, get_connection
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.codes import qr_code
from focale.ground.models import record
from focale.letters.words import LANGUAGES
from focale.people.erasing import first_names, naming
from focale.people.models import Organisation
from focale.people.rights import Right, may

from .wording import Wording

BATCH = 50
TRIES = 5
LOST_AFTER = timedelta(minutes=10)


class State(models.TextChoices):
    WAITING = "waiting", _("va partir")
    LEAVING = "leaving", _("en cours d'envoi")
    SENT = "sent", _("envoyé")
    TO_PRINT = "to_print", _("à imprimer")
    PRINTED = "printed", _("imprimé")
    FAILED = "failed", _("pas arrivé")
    SETTLED = "settled", _("réglé autrement")
    MISSED = "missed", _("pas remis à temps")


OPEN = (State.WAITING, State.TO_PRINT, State.FAILED)
"""Nobody has read it yet."""


def address_of(reader) -> str:
    """The e-mail address this person or organisation is written to now, or nothing."""
    return reader.letter_address() if isinstance(reader, Organisation) else reader.email


class LetterQuerySet(models.QuerySet):
    def visible_to(self, account):
        if may(account, Right.SEE_LETTERS):
            return self
        person = getattr(account, "person", None)
        return self.filter(person=person) if person else self.none()

    def work_to_do(self):
        """What the desk must look at: failed, or to be printed."""
        return self.filter(state__in=[State.FAILED, State.TO_PRINT])

    def write(self, kind, *, to, facts, key, about="", until=None):
        """Write a letter once: the same `key` again changes nothing. Call inside the verb's transaction.

        `to`: a Person or an Organisation.
        `until`: the moment (aware) after which it is of no use to anybody, and neither sent nor printed.
        """
        person, organisation = (None, to) if isinstance(to, Organisation) else (to, None)
        language = person.language if person and person.language in LANGUAGES else "fr"
        subject, body = Wording.in_force(kind, language).filled(facts)
        address = address_of(to)
        letter = self.model(
            key=key,
            kind=kind,
            person=person,
            organisation=organisation,
            address=address,
            subject=subject,
            body=body,
            about=about,
            until=until,
            state=State.WAITING if address else State.TO_PRINT,
        )
        self.bulk_create([letter], ignore_conflicts=True)

    def keep_in(self, about, *kinds) -> int:
        """What of these kinds has not left is no longer true: neither sent nor printed. Returns how many."""
        open_ = self.filter(about=about, kind__in=kinds, state__in=[State.WAITING, State.TO_PRINT])
        return open_.update(state=State.SETTLED)

    def unname(self, names):
        """Take these names out of the words of the letters; the rest stays with who was written to."""
        named = naming(names)
        said = models.Q(pk__in=[])
        for name in names:
            said |= models.Q(subject__contains=name) | models.Q(body__contains=name)
        for letter in self.filter(said):
            subject, body = (named.sub("…", words) for words in (letter.subject, letter.body))
            self.model.objects.filter(pk=letter.pk).update(subject=subject, body=body)

    def send_waiting(self) -> int:
        """Send what waits, over one connection; called by the clock. Returns how many went out."""
        self._give_up_the_lost()
        now = timezone.now()
        due = self.filter(state=State.WAITING, not_before__lte=now).exclude(until__lte=now)
        keys = list(due.order_by("pk").values_list("pk", flat=True)[:BATCH])
        if not keys:
            return 0
        sent, connection = 0, get_connection()
        try:
            for key in keys:
                sent += self.filter(pk=key, state=State.WAITING).update(
                    state=State.LEAVING, left_at=timezone.now()
                ) and self.get(pk=key)._go(connection)
        finally:
            connection.close()
        return sent

    def let_pass(self) -> int:
        """What was of use until a moment that is over, and reached nobody, is no longer work to do; called by
        the clock. Returns how many."""
        return self.filter(state__in=OPEN, until__lte=timezone.now()).update(state=State.MISSED)

    def _give_up_the_lost(self):
        lost = self.filter(state=State.LEAVING, left_at__lt=timezone.now() - LOST_AFTER)
        lost.update(
            state=State.FAILED,
            error=str(
                _("L'envoi a été interrompu ; le message est peut-être parti. Vérifiez avec la personne.")
            ),
        )


class Letter(models.Model):
    key = models.CharField(max_length=120, unique=True)
    kind = models.CharField(_("message"), max_length=40)
    person = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.CASCADE, related_name="letters"
    )
    organisation = models.ForeignKey(
        "people.Organisation", null=True, blank=True, on_delete=models.CASCADE, related_name="letters"
    )
    address = models.EmailField(_("à"), blank=True)
    subject = models.CharField(_("objet"), max_length=150)
    body = models.TextField(_("texte"))
    about = models.CharField(max_length=120, blank=True, help_text="address of the page it speaks of")
    state = models.CharField(_("état"), max_length=10, choices=State, db_index=True)
    tries = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(_("pourquoi"), max_length=300, blank=True)
    written_at = models.DateTimeField(default=timezone.now)
    not_before = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, blank=True, help_text="of no use to anybody afterwards")
    left_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("courrier")
        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["state", "not_before"],
                name="letter_outbox",
                condition=models.Q(state__in=["waiting", "leaving"]),
            ),
            models.Index(fields=["kind", "state", "id"], name="letter_kind"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(person=None, organisation__isnull=False)
                | models.Q(person__isnull=False, organisation=None),
                name="letter_to_a_person_or_an_organisation",
            )
        ]

    def __str__(self):
        return self.subject

    @property
    def code(self) -> str:
        """The address of what it speaks of as a square to aim at, for the paper."""
        return qr_code(settings.ADDRESS.rstrip("/") + self.about)

    @property
    def to(self):
        """Who is written to: a Person or an Organisation."""
        return self.person or self.organisation

    def _go(self, connection) -> bool:
        message = EmailMessage(
            self.subject,
            self.body,
            settings.DEFAULT_FROM_EMAIL,
            [self.address],
            connection=connection,
            headers={
                "Message-ID": f"<{self.key.replace(':', '.')}@focale>",
                "Auto-Submitted": "auto-generated",
            },
        )
        try:
            message.send()
        except OSError as trouble:
            self._come_back(trouble)
            return False
        self.state, self.sent_at, self.error = State.SENT, timezone.now(), ""
        self.save(update_fields=["state", "sent_at", "error"])
        return True

    def _come_back(self, trouble):
        self.tries += 1
        self.error = str(trouble)[:300]
        self.state = State.WAITING if self.tries < TRIES else State.FAILED
        self.not_before = timezone.now() + timedelta(minutes=2**self.tries)
        self.save(update_fields=["tries", "error", "state", "not_before"])

    @classmethod
    def follow_erasure(cls, person, *, by):
        """What was written to the person goes; those who answered for the person keep theirs, nameless."""
        cls.objects.filter(person=person).delete()
        answering = person.guardianships.values("adult")
        cls.objects.filter(person__in=answering).unname(first_names(person))

    @transaction.atomic
    def send_again(self, *, by):
        """Try once more, to the address the person has now; without one it is printed. Refuses twice."""
        self._refuse_unless_work_to_do()
        self.address = address_of(self.to)
        self.state = State.WAITING if self.address else State.TO_PRINT
        self.tries, self.error, self.not_before = 0, "", timezone.now()
        self.save(update_fields=["address", "state", "tries", "error", "not_before"])
        record("letter.sent_again", self, by=by)

    @transaction.atomic
    def printed(self, *, by):
        """It was printed and handed over or posted."""
        self._refuse_unless_work_to_do()
        self.state, self.sent_at = State.PRINTED, timezone.now()
        self.save(update_fields=["state", "sent_at"])
        record("letter.printed", self, by=by)

    @transaction.atomic
    def settle(self, *, by):
        """The desk told the person another way."""
        self._refuse_unless_work_to_do()
        self.state = State.SETTLED
        self.save(update_fields=["state"])
        record("letter.settled", self, by=by)

    def _refuse_unless_work_to_do(self):
        self.state = Letter.objects.select_for_update().values_list("state", flat=True).get(pk=self.pk)
        if self.state not in (State.FAILED, State.TO_PRINT):
            raise ValidationError(
                _now("Ce courrier est déjà réglé (%(state)s). Il n'y a plus rien à faire.")
                % {"state": self.get_state_display()}
            )
