"""The forms of the first screen together: from what was typed to the adult and those who come."""

from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from django.utils import timezone
from django.utils.translation import gettext as _

from focale.ground.keys import keys_of
from focale.people.models import Guardianship, Person
from focale.programme.admission import MOST_TOGETHER, ages_words, refuse_age

from .who import (
    AdultForm,
    ChosenForm,
    NewcomerForm,
    NumberForm,
    ResponsibleForm,
    RowsForm,
    SearchForm,
    is_for_all_ages,
    takes_minors,
)

FOUND_AT_MOST = 8


def forgive(forms):
    """Show what was typed without reproach: one has not asked to go on."""
    for form in forms:
        form._errors, form.cleaned_data = ErrorDict(), {}


class People:
    """`mode`: guest, parent, desk or partner."""

    def __init__(self, seating, mode, account, data):
        self.seating, self.activity = seating, seating.activity
        self.mode, self.account, self.data = mode, account, data
        self.chosen = self.adult_form = self.number = self.responsible = self.search = None
        self.adult, self.comers, self.keys, self.phone = None, [], [], ""
        getattr(self, f"_lay_{mode}")()
        rows = RowsForm(data, prefix="who").number(self._rows_at_first())
        self.rows = [self._row(number) for number in range(rows)]
        if mode == "parent" and not self.rows:
            self.chosen.fields["chosen"].required = True

    def _row(self, number):
        row = NewcomerForm(self.data, prefix=f"who-new-{number}")
        for field in row.fields.values():
            field.brief = _("%(what)s, personne %(number)d") % {"what": field.label, "number": number + 1}
        return row

    def _rows_at_first(self):
        if self.mode in ("parent", "desk"):
            return 0
        return 0 if is_for_all_ages(self.activity) else 1

    def _lay_guest(self):
        start = {"comes": is_for_all_ages(self.activity)}
        self.adult_form = AdultForm(self.data, prefix="who-adult", activity=self.activity, initial=start)

    def _lay_partner(self):
        self.adult_form = AdultForm(self.data, prefix="who-adult", activity=self.activity, by_partner=True)

    def _lay_parent(self):
        me = self.account.person
        links = Guardianship.objects.of_the_deciding(me).select_related("ward").order_by("ward__born_on")
        family = [link.ward for link in links if link.ward.merged_into_id is None]
        fitting, self.unfitting = self._sorted([*family, me])
        self.chosen = ChosenForm(
            self.data,
            prefix="who",
            candidates=fitting,
            notes={me.pk: _("vous-même")},
            initial={"chosen": [fitting[0].pk] if len(fitting) == 1 else []},
        )
        if not me.phone:
            self.number = NumberForm(self.data, prefix="who")

    def _sorted(self, family):
        """Those whose age fits, and those whose age does not, which is said rather than hidden."""
        fitting, unfitting = [], []
        begins = self.seating.starts_at()
        day = timezone.localdate(begins) if begins else None
        for person in family:
            try:
                refuse_age(self.activity, person, day)
                fitting.append(person)
            except ValidationError:
                unfitting.append(person)
        return fitting, [person for person in unfitting if person != self.account.person]

    def _lay_desk(self):
        self.search = SearchForm(self.data, prefix="who")
        words = (
            self.search.cleaned_data["q"].strip() if self.search.is_bound and self.search.is_valid() else ""
        )
        kept = keys_of(self.data.getlist("who-chosen") if self.data else (), 50)
        known = list(Person.objects.existing().filter(pk__in=kept))
        found = list(Person.objects.found_by(words)[:FOUND_AT_MOST]) if len(words) > 1 else []
        candidates = known + [person for person in found if person not in known]
        notes = {person.pk: f"{person.last_name} {person.born_year or ''}" for person in candidates}
        self.has_searched, self.found = bool(words), found
        self.chosen = ChosenForm(self.data, prefix="who", candidates=candidates, notes=notes)
        links = Guardianship.objects.in_force().filter(ward__in=candidates, holds_authority=True)
        adults = [link.adult for link in links.select_related("adult").order_by("call_order", "pk")]
        adults += [person for person in candidates if person.ages() and not person.is_minor()]
        unique = list({person.pk: person for person in adults}.values())
        self.responsible = ResponsibleForm(
            self.data, prefix="who", adults=unique, initial={"responsible": unique[0].pk if unique else ""}
        )
        self.adult_form = AdultForm(self.data, prefix="who-adult", activity=self.activity, at_desk=True)
        self.adult_form.empty_permitted, self.adult_form.use_required_attribute = True, False

    @property
    def forms(self):
        forms = [self.search, self.chosen, *self.rows, self.responsible, self.number, self.adult_form]
        return [form for form in forms if form]

    def change(self, go):
        """One line more, or a search: the same screen with what was typed, without reproach."""
        if go == "more" and len(self.rows) < MOST_TOGETHER:
            self.rows.append(self._row(len(self.rows)))
            self.rows[-1].fields["first_name"].widget.attrs["autofocus"] = True
        forgive(self.forms)

    def is_valid(self) -> bool:
        """Read everything; then `adult`, `comers` and `keys` (a name for each) stand."""
        if not all([form.is_valid() for form in self.forms]):
            return False
        self._settle()
        if not self.comers:
            where = self.chosen or (self.rows[0] if self.rows else self.adult_form)
            where.add_error(None, _("Choisissez au moins une personne à inscrire."))
        if self.adult is None:
            self.adult_form.add_error("first_name", _("Indiquez l'adulte qui répond pour ces personnes."))
        return all(form.is_valid() for form in self.forms)

    def _settle(self):
        chosen = self.chosen.people() if self.chosen else []
        comers = [(f"p{person.pk}", person) for person in chosen]
        self.adult = self._answering(chosen)
        if self.adult_form and self.adult_form.cleaned_data.get("comes"):
            comers.append(("adult", self.adult))
        name = self.adult.last_name if self.adult else ""
        for number, row in enumerate(self.rows):
            if row.has_changed():
                comers.append((f"n{number}", row.person(name)))
        if self.adult is None and comers and not comers[0][1].is_minor():
            self.adult = comers[0][1]
        self.keys, self.comers = [key for key, _who in comers], [who for _key, who in comers]
        self.phone = self.number.cleaned_data["phone"] if self.number else ""

    def _answering(self, chosen):
        if self.mode == "parent":
            return self.account.person
        if self.mode == "desk":
            if adult := self.responsible.person():
                return adult
            if not self.adult_form.has_changed():
                return next((person for person in chosen if not person.is_minor()), None)
        return self.adult_form.person()

    def described(self):
        """Those who come or answer and are not known yet."""
        people = [*self.comers, self.adult]
        return list({id(person): person for person in people if person and person.pk is None}.values())

    def lacks_number(self) -> bool:
        return not self.number_called

    @property
    def number_called(self) -> str:
        """The number of the adult, which is called first."""
        return self.adult.phone or self.phone

    @property
    def asks_for_minors(self):
        return takes_minors(self.activity)

    @property
    def ages(self):
        return ages_words(self.activity)
