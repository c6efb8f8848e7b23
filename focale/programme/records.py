"""Plain records that share one set of pages: what is common to rooms, sites, strands, holidays, seasons."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from focale.ground.dates import plain_date
from focale.ground.models import Version, record
from focale.people.rights import Right


@dataclass(frozen=True)
class Records:
    """One kind of plain record: its words, its form, who may change it, what the list shows.

    `words`: the title of the list; `add`: the words of the button; `why`: a sentence under the title;
    `columns`: names of fields; `clashes`: the sentence when the database refuses the change; `album`: the
    name of the page with its pictures, where it has some.
    """

    noun: type[models.Model]
    words: str
    add: str
    why: str
    form: type[forms.ModelForm]
    needs: Right
    columns: tuple
    clashes: str = ""
    album: str = ""

    def keep(self, form, *, by):
        """Write the record of a valid form, new or changed. Returns it."""
        is_new = form.instance.pk is None
        try:
            with transaction.atomic():
                thing = form.save()
                record("record.added" if is_new else "record.changed", thing, by=by, name=name_of(thing))
                Version.bump("programme")
        except IntegrityError:
            raise ValidationError(self.clashes or _("Cela contredit ce qui est déjà noté.")) from None
        return thing

    def take_out(self, thing, *, by):
        """Delete the record; what others stand on is refused."""
        try:
            with transaction.atomic():
                record("record.removed", thing, by=by, name=name_of(thing))
                thing.delete()
                Version.bump("programme")
        except models.ProtectedError:
            raise ValidationError(
                _("« %(thing)s » sert encore\xa0: des activités, des salles ou des séances y sont attachées.")
                % {"thing": thing}
            ) from None

    def all(self):
        links = [name for name in self.columns if self.noun._meta.get_field(name).many_to_one]
        return self.noun.objects.select_related(*links) if links else self.noun.objects.all()

    def tabs(self, kind, thing, here="record-edit"):
        """The pages of one record, where it has pictures: words, address, whether one is there."""
        if not self.album:
            return []
        words = reverse("record-edit", args=[kind, thing.pk])
        return [
            (_("Textes"), words, here == "record-edit"),
            (_("Images"), reverse(self.album, args=[thing.pk]), here == self.album),
        ]

    def headings(self):
        return [self.noun._meta.get_field(name).verbose_name for name in self.columns]

    def cells(self, thing):
        """What the list says of one record: pairs of the column's words and the value in words."""
        return list(zip(self.headings(), (said(thing, name) for name in self.columns), strict=True))


def name_of(thing) -> str:
    """The name as it is written, in whatever language one reads the page."""
    return getattr(thing, "name", "") or str(thing)


def said(thing, name) -> str:
    """A field of a record in words: a choice by its label, a date as one says it, yes or no."""
    value = getattr(thing, name)
    if hasattr(thing, f"get_{name}_display"):
        return getattr(thing, f"get_{name}_display")()
    if isinstance(value, bool):
        return _("oui") if value else _("non")
    if isinstance(value, date):
        return plain_date(value)
    return "" if value is None else str(value)
