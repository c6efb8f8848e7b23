"""The way through a registration, at most three screens: who, agreements, check. No session is needed.

What was typed on the other screens travels in hidden fields and is read again from the beginning each time,
so nothing that was skipped, forged or changed on the way is believed.
"""

import re
import secrets
from dataclasses import dataclass
from functools import cached_property

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from focale.ground.forms import ChoiceCards
from focale.people.models import Person
from focale.people.models.consent import How
from focale.people.rights import Right, may
from focale.people.scans import refuse_unreadable
from focale.programme.admission import MOST_TOGETHER, refuse_age, refuse_overlap, refuse_unless_open
from focale.programme.price_sheet import expected_sheet
from focale.programme.registering import Wish

from .accords import AccordsForm, EmergencyForm, questions_for
from .people import People, forgive

WHO, ACCORDS, CHECK = 1, 2, 3
CARRIED = re.compile(r"(who|accord)-[\w-]{1,80}")
MOST_CARRIED, LONGEST = 400, 300
TICKET = re.compile(r"[\w-]{16,24}")


class LastForm(forms.Form):
    """At the desk and for partners: how the adult said it, with the signed paper if there is one."""

    how = forms.ChoiceField(
        label=_("Comment la personne responsable a-t-elle donné son accord ?"),
        choices=[(How.SPOKEN, _("De vive voix, devant moi")), (How.PAPER, _("Sur papier signé"))],
        widget=ChoiceCards,
        initial=How.SPOKEN,
    )
    scan = forms.FileField(
        label=_("Le papier scanné"), required=False, help_text=_("PDF ou image, 10 Mo au plus.")
    )

    def clean_scan(self):
        if scan := self.cleaned_data["scan"]:
            refuse_unreadable(scan)
        return scan


@dataclass
class Summary:
    """Several forms as one, for the list of what is to be mended."""

    forms: list
    refusal: str = ""

    @property
    def errors(self):
        found = [self.refusal] if self.refusal else []
        return found + [name for form in self.forms for name in form.errors]

    def non_field_errors(self):
        found = [self.refusal] if self.refusal else []
        return found + [error for form in self.forms for error in form.non_field_errors()]

    def __iter__(self):
        return (field for form in self.forms for field in form)


class Screens:
    """One registration being filled. `link`: that of the partner who fills it, if any."""

    def __init__(self, seating, *, account, link=None, data=None, files=None):
        self.seating, self.activity, self.link = seating, seating.activity, link
        self.account = account if account and account.is_authenticated else None
        self.data, self.files, self.refusal, self.status = data, files, "", 200
        self.people = People(seating, self.mode, self.account, data)
        self.accords, self.emergency, self.last = [], None, None
        self.shown = WHO

    @property
    def mode(self) -> str:
        """desk, partner, parent or guest: who fills the form. The rules are the same."""
        if self.link:
            return "partner"
        if may(self.account, Right.REGISTER_ANYONE):
            return "desk"
        return "parent" if getattr(self.account, "person", None) else "guest"

    @property
    def by(self):
        """The account that acts: the family's or the desk's; nobody's for a visitor or a partner."""
        return self.account if self.mode in ("parent", "desk") else None

    @property
    def ticket(self) -> str:
        given = self.data.get("ticket", "") if self.data else ""
        return given if TICKET.fullmatch(given) else secrets.token_urlsafe(16)

    @property
    def is_at_desk(self):
        return self.mode in ("desk", "partner")

    def advance(self) -> Wish | None:
        """Read what was sent and say what to show next; the wish when the last screen is confirmed."""
        go = self.data.get("go", "next")
        screen = {"2": ACCORDS, "3": CHECK}.get(self.data.get("screen"), WHO)
        if go in ("more", "search"):
            self.people.change(go)
            return None
        if go == "back":
            self.shown = self._before(screen)
            return None
        if not self.people.is_valid() or (screen != CHECK and not self._refuse_early()):
            self.status = 422
            return None
        self._ask()
        if screen >= ACCORDS and not self._accords_valid() or screen == WHO and self._questions():
            self.shown = ACCORDS
            self.status = 422 if screen >= ACCORDS else 200
            if screen == WHO:
                forgive(self.forms)
            return None
        self.shown = CHECK
        return self._wish() if screen == CHECK else None

    def _before(self, screen):
        """Where « Revenir » leads, with everything typed and no reproach."""
        if screen == CHECK and self.people.is_valid():
            self._ask()
            if self._questions():
                return ACCORDS
        forgive(self.people.forms)
        return WHO

    def _refuse_early(self) -> bool:
        """The refusals one can tell on the first screen, so that nobody fills two more for nothing."""
        comers = self.people.comers
        try:
            begins = self.seating.starts_at()
            refuse_unless_open(self.activity, begins, by=self.by)
            for person in comers:
                refuse_age(self.activity, person, timezone.localdate(begins))
            if len(comers) > MOST_TOGETHER:
                raise ValidationError(_("On inscrit au plus douze personnes à la fois."))
            if self.mode in ("parent", "desk"):
                saved = [person for person in comers if person.pk]
                refuse_overlap(self.seating, saved, or_registered_here=True)
        except ValidationError as refusal:
            self.refusal = " ".join(refusal.messages)
        return not self.refusal

    def _ask(self):
        """The forms of the second screen for these people; those that come back filled are bound."""
        data = self._answered_before()
        ask_again = self.mode in ("guest", "partner")
        asked = questions_for(self.people.comers, ask_again=ask_again)
        self.accords = [
            AccordsForm(data, prefix=f"accord-{key}", person=person, asked=purposes)
            for key, (person, purposes) in zip(self.people.keys, asked, strict=True)
            if purposes
        ]
        if any(person.is_minor() for person in self.people.comers):
            self.emergency = EmergencyForm(data, prefix="accord-emergency")
        if self.is_at_desk:
            ready = self.data if self.data.get("screen") == "3" else None
            self.last = LastForm(ready, self.files if ready else None, prefix="last")

    def _answered_before(self):
        """What was answered on the second screen. Coming from the first, authorisations are given afresh."""
        if not any(name.startswith("accord-") for name in self.data):
            return None
        if self.data.get("screen") in ("2", "3"):
            return self.data
        kept = self.data.copy()
        for name in [name for name in kept if name.endswith("-take_part")]:
            del kept[name]
        return kept

    def _questions(self):
        return self.accords or (self.emergency and self.people.lacks_number())

    def _accords_valid(self) -> bool:
        """Whether every question asked was answered; where none is asked there is nothing to answer."""
        if self.emergency and not self.emergency.is_bound:
            self.emergency = EmergencyForm(self.data, prefix="accord-emergency")
        for form in self.accords:
            if not form.is_bound:
                form.data, form.is_bound = self.data, True
        answered = [form.is_valid() for form in self.accords]
        return all(answered) and (not self.emergency or self.emergency.is_valid())

    def _wish(self):
        if self.last and not self.last.is_valid():
            self.status = 422
            return None
        said = self.last.cleaned_data if self.last else {}
        return Wish(
            ticket=self.ticket,
            adult=self.people.adult,
            people=list(self.people.comers),
            answers=[answer for form in self.accords for answer in form.answers()],
            emergency=self.emergency.contact() if self.emergency else None,
            phone=self.people.phone,
            how=said.get("how", How.SCREEN),
            scan=said.get("scan"),
            partner=self.link.organisation if self.link else None,
        )

    def refuse(self, refusal):
        """The verb said no: the last screen again, everything kept."""
        self.refusal, self.status, self.shown = " ".join(refusal.messages), 422, CHECK

    # What the page asks

    @property
    def steps(self):
        return [_("Qui vient"), _("Vos accords"), _("Vérifier")]

    @property
    def summary(self):
        return Summary(self.forms, self.refusal)

    @property
    def forms(self):
        if self.shown == WHO:
            return self.people.forms
        if self.shown == ACCORDS:
            return [*self.accords, *([self.emergency] if self.emergency else [])]
        return [self.last] if self.last else []

    @cached_property
    def prices(self):
        """What they will pay, from what this account may know: for a visitor only from what was typed."""
        partner = self.link.organisation_id if self.link else None
        return expected_sheet(self.seating, self.people.comers, partner=partner)

    @property
    def asks_why(self) -> bool:
        """Only the desk reads why the other rules did not match."""
        return self.mode == "desk"

    @property
    def fits(self) -> bool:
        """Whether there are seats for all of them as things stand now."""
        return len(self.people.comers) <= self.seating.seats_left

    def carried(self):
        """Hidden fields for what was typed on the screens that are not shown."""
        if not self.data:
            return []
        shown = {WHO: "who-", ACCORDS: "accord-"}.get(self.shown, "-")
        pairs = [
            (name, value)
            for name, values in self.data.lists()
            if CARRIED.fullmatch(name) and not name.startswith(shown)
            for value in values
        ]
        return [(name, value[:LONGEST]) for name, value in pairs[:MOST_CARRIED]]

    def alike(self) -> list[tuple[Person, list]]:
        """At the desk: files that look like somebody newly described."""
        if self.mode != "desk" or self.shown != CHECK:
            return []
        found = ((person, Person.objects.resembling(person)) for person in self.people.described())
        return [(person, others) for person, others in found if others]
