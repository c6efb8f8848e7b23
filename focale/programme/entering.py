"""A signed sheet typed in afterwards: all of it in one go, or nothing when one line cannot be read."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms import formset_factory
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.programme.attendance_forms import NewcomerForm
from focale.programme.hours import moment_of
from focale.programme.marking import mark
from focale.programme.models import Presence
from focale.programme.welcoming import newcomer

NEWCOMERS = 5
LETTERS = {"": _("à pointer"), "present": _("P"), "absent": _("A"), "excused": _("E")}

NewcomerForms = formset_factory(NewcomerForm, extra=NEWCOMERS, max_num=60, absolute_max=60)


class EntryForm(forms.Form):
    """One row a person: P, A or E, and the hours where they differ."""

    def __init__(self, *args, roll, **kwargs):
        super().__init__(*args, **kwargs)
        self.roll = roll
        for line in roll.lines:
            key = line.person.pk
            self.fields[f"presence-{key}"] = forms.ChoiceField(
                choices=LETTERS, required=False, initial=line.presence, label=str(line.person)
            )
            for side, words in (("arrived", _("Arrivée")), ("left", _("Départ"))):
                self.fields[f"{side}-{key}"] = forms.CharField(
                    required=False, initial=getattr(line, side), max_length=8, label=f"{line.person}, {words}"
                )

    def clean(self):
        for line in self.roll.lines:
            for side in ("arrived", "left"):
                name = f"{side}-{line.person.pk}"
                try:
                    self.cleaned_data[name] = moment_of(self.roll.occurrence, self.cleaned_data.get(name))
                except ValidationError as refusal:
                    self.add_error(name, refusal)
            self._hours_mean_present(line.person.pk)
        return self.cleaned_data

    def _hours_mean_present(self, key):
        """Whoever arrived or left was there, as on the phone, also where no letter was typed."""
        told, hours = self.cleaned_data, [f"arrived-{key}", f"left-{key}"]
        typed = any(told.get(name) and name in self.changed_data for name in hours)
        if typed and not told.get(f"presence-{key}"):
            told[f"presence-{key}"] = Presence.PRESENT

    def rows(self):
        """(line, its three fields) for the table."""
        for line in self.roll.lines:
            yield line, [self[f"{part}-{line.person.pk}"] for part in ("presence", "arrived", "left")]

    def changed(self):
        """(person, presence, arrival, departure) of the rows that say something else than before."""
        for line in self.roll.lines:
            names = [f"{part}-{line.person.pk}" for part in ("presence", "arrived", "left")]
            if any(name in self.changed_data for name in names):
                yield line.person, *(self.cleaned_data[name] for name in names)


@transaction.atomic
def enter(occurrence, rows, newcomers, *, by) -> int:
    """Keep every row of a sheet. Refuses all of it with the name of the person whose line is wrong."""
    rows = [*rows]
    for facts in newcomers:
        rows.append((newcomer(by=by, **facts), Presence.PRESENT, None, None))
    for person, presence, arrived_at, left_at in rows:
        try:
            mark(occurrence, person, presence, by=by, arrived_at=arrived_at, left_at=left_at)
        except ValidationError as refusal:
            raise ValidationError(
                _now("%(what)s\u00a0: %(which)s") % {"what": person, "which": " ".join(refusal.messages)}
            ) from None
    return len(rows)
