"""The shape of what the planning asks: an activity, a date, a rhythm, a reason. Rules are elsewhere."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from focale.ground.day_fields import DayField, MomentField, day_box
from focale.ground.several_field import SeveralField
from focale.place.models import Room
from focale.programme.clashes import Slot
from focale.programme.models import Activity, Booking, Rule
from focale.programme.price_fields import FundField, TariffField
from focale.programme.renditions import refuse_unless_picture
from focale.programme.series import LONGEST, MOST_DATES, Rhythm, hours_of, is_too_long
from focale.programme.timetable import leaders

WEEKDAYS = [
    (0, _("lundi")),
    (1, _("mardi")),
    (2, _("mercredi")),
    (3, _("jeudi")),
    (4, _("vendredi")),
    (5, _("samedi")),
    (6, _("dimanche")),
]


NIGHT = _("Après minuit, c'est l'heure du lendemain.")


def time_box():
    return forms.TimeInput({"type": "time"}, format="%H:%M")


def moment_box():
    return forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


class ActivityForm(forms.ModelForm):
    """Everything one says of an activity, in the five steps of the page."""

    steps = (
        (_("Ce que c'est"), ("title", "kind", "field", "summary", "text", "easy_text", "strand", "site")),
        (_("Pour qui"), ("min_age", "max_age", "level", "bring", "access_info")),
        (_("S'inscrire"), ("booking", "seats", "opens_at", "closes_at")),
        (_("Qui a les places"), ("rule", "draw_at", "priority", "priority_share", "offer_hours")),
        (_("Le prix"), ("tariff", "fund", "is_free", "price_words", "paid_by")),
    )

    tariff, fund = TariffField(), FundField()

    class Meta:
        model = Activity
        fields = [
            *("title", "kind", "field", "summary", "text", "easy_text", "strand", "site"),
            *("min_age", "max_age", "level", "bring", "access_info"),
            *("booking", "seats", "opens_at", "closes_at"),
            *("rule", "draw_at", "priority", "priority_share", "offer_hours"),
            *("tariff", "fund", "is_free", "price_words", "paid_by"),
        ]
        widgets = {
            "opens_at": moment_box(),
            "closes_at": moment_box(),
            "draw_at": moment_box(),
            "summary": forms.TextInput(),
        }
        field_classes = dict.fromkeys(("opens_at", "closes_at", "draw_at"), MomentField)
        labels = {
            "title": _("Titre"),
            "kind": pgettext_lazy("kind", "Genre"),
            "field": _("Domaine"),
            "summary": _("En une phrase"),
            "text": _("Texte"),
            "easy_text": _("En mots faciles"),
            "strand": _("Projet au long cours"),
            "site": _("Lieu"),
            "min_age": _("Dès quel âge ?"),
            "max_age": _("Jusqu'à quel âge ?"),
            "level": _("Niveau"),
            "bring": _("À apporter"),
            "access_info": _("Accès"),
            "booking": _("Comment s'inscrit-on ?"),
            "seats": _("Nombre de places"),
            "opens_at": _("Les inscriptions ouvrent le"),
            "closes_at": _("Les inscriptions ferment le"),
            "rule": _("Les places sont données"),
            "draw_at": _("Tirage au sort le"),
            "priority": _("Priorité"),
            "priority_share": _("Part des places pour les prioritaires, en %"),
            "offer_hours": _("Heures pour répondre quand une place se libère"),
            "is_free": _("C'est gratuit"),
            "price_words": _("Prix, en mots"),
            "paid_by": _("Qui paie ?"),
        }
        help_texts = {
            "title": _("Les mots de la personne : « Mixer sa première chanson », pas « Atelier MAO 1 »."),
            "easy_text": _("Des phrases courtes, une idée par phrase."),
            "access_info": _("Par exemple : salle à l'étage sans ascenseur, boucle magnétique."),
            "is_free": _("Sans tarif seulement."),
            "price_words": _("Sans tarif seulement. Par exemple : prix libre, ou 40 € les quatre matins."),
            "paid_by": _("Sans tarif seulement : qui permet ce prix, par exemple la Ville d'Alès."),
            "opens_at": _("Sans date, on s'inscrit dès que l'activité est publiée."),
            "offer_hours": _("Sans réponse, la place va à la personne suivante."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["strand"].empty_label = _("aucun")
        self.fields["tariff"].offer(self.instance.tariff_id)
        self.fields["fund"].offer(self.instance.fund_id)
        for name in ("kind", "field"):
            choices = self.fields[name].choices
            self.fields[name].choices = [(key, words if key else _("Choisissez")) for key, words in choices]

    def clean(self):
        said = super().clean()
        low, high = said.get("min_age"), said.get("max_age")
        if low is not None and high is not None and high < low:
            self.add_error("max_age", _("Le second âge est plus petit que le premier. Échangez-les."))
        if said.get("booking") != Booking.NONE and not said.get("seats") and "seats" not in self.errors:
            self.add_error("seats", _("Dites combien de personnes peuvent s'inscrire."))
        if said.get("rule") == Rule.DRAW and not said.get("draw_at") and "draw_at" not in self.errors:
            self.add_error("draw_at", _("Dites quel jour les places sont tirées au sort."))
        if (said.get("priority_share") or 0) > 100:
            self.add_error("priority_share", _("Une part va de 0 à 100 %."))
        if said.get("fund") and not said.get("tariff"):
            self.add_error("fund", _("Une enveloppe paie selon un tarif : choisissez aussi le tarif."))
        opens, closes = said.get("opens_at"), said.get("closes_at")
        if opens and closes and closes <= opens:
            self.add_error("closes_at", _("Les inscriptions ferment avant d'ouvrir. Changez une date."))
        return said

    def parts(self):
        """The steps with their fields, for the page."""
        return [(legend, [self[name] for name in names]) for legend, names in self.steps]

    def facts(self) -> dict:
        return {name: self.cleaned_data[name] for name in self._meta.fields}


class WhereForm(forms.Form):
    """A room and who leads."""

    room = forms.ModelChoiceField(
        Room.objects.none(), label=_("Salle"), required=False, empty_label=_("Sans salle")
    )
    leaders = SeveralField(
        None, label=_("Qui anime ?"), required=False, widget=forms.CheckboxSelectMultiple({"class": "picks"})
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["room"].queryset = Room.objects.filter(is_open=True)
        self.fields["leaders"].queryset = leaders()


class DateForm(WhereForm):
    """One date: the day, the hours, where and with whom."""

    day = DayField(label=_("Jour"), widget=day_box())
    begins = forms.TimeField(label=_("De"), widget=time_box())
    ends = forms.TimeField(label=_("À"), widget=time_box(), help_text=NIGHT)
    seats = forms.IntegerField(
        label=_("Places ce jour-là"),
        required=False,
        min_value=1,
        max_value=2000,
        help_text=_("Laissez vide pour le nombre habituel."),
    )
    field_order = ["day", "begins", "ends", "room", "leaders", "seats"]

    def __init__(self, *args, activity, **kwargs):
        super().__init__(*args, **kwargs)
        if activity.booking != Booking.BY_DATE:
            del self.fields["seats"]

    def clean(self):
        said = super().clean()
        begins, ends = said.get("begins"), said.get("ends")
        if begins and ends and is_too_long(begins, ends):
            self.add_error("ends", _("La fin doit venir après le début."))
        return said

    def slot(self) -> Slot:
        said = self.cleaned_data
        return Slot(
            *hours_of(said["day"], said["begins"], said["ends"]),
            said["room"],
            tuple(said["leaders"]),
            said.get("seats"),
        )


class SeriesForm(WhereForm):
    """« Tous les mercredis de 14 h à 16 h, du 5 octobre au 30 juin, sauf pendant les vacances »."""

    weekdays = forms.TypedMultipleChoiceField(
        label=_("Quels jours ?"),
        coerce=int,
        choices=WEEKDAYS,
        widget=forms.CheckboxSelectMultiple({"class": "picks"}),
    )
    every = forms.TypedChoiceField(
        label=_("Toutes les semaines ?"),
        coerce=int,
        choices=[(1, _("chaque semaine")), (2, _("une semaine sur deux")), (4, _("une semaine sur quatre"))],
    )
    begins = forms.TimeField(label=_("De"), widget=time_box())
    ends = forms.TimeField(label=_("À"), widget=time_box(), help_text=NIGHT)
    first = DayField(label=_("À partir du"), widget=day_box())
    last = DayField(label=_("Jusqu'au"), widget=day_box())
    skip_holidays = forms.BooleanField(
        label=_("Pas pendant les vacances ni les jours fériés"), required=False, initial=True
    )
    field_order = ["weekdays", "every", "begins", "ends", "first", "last", "skip_holidays", "room", "leaders"]

    def clean(self):
        said = super().clean()
        if self.errors:
            return said
        rhythm = self.rhythm()
        if is_too_long(rhythm.begins, rhythm.ends):
            self.add_error("ends", _("La fin doit venir après le début."))
        if rhythm.last < rhythm.first:
            self.add_error("last", _("Le dernier jour vient avant le premier. Échangez-les."))
        elif rhythm.last - rhythm.first > LONGEST:
            self.add_error("last", _("Une série va d'un an au plus. Choisissez un jour plus proche."))
        elif len(rhythm.days()) > MOST_DATES:
            raise ValidationError(
                _("Cela fait plus de %(most)d dates. Faites deux séries.") % {"most": MOST_DATES}
            )
        return said

    def said(self):
        """The answers as they came, to send them again with the dates that are ticked."""
        return [(name, value) for name in self.fields for value in self.data.getlist(name)]

    def rhythm(self) -> Rhythm:
        said = self.cleaned_data
        return Rhythm(
            said["weekdays"], said["begins"], said["ends"], said["first"], said["last"], said["every"]
        )


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Pourquoi ?"),
        max_length=200,
        help_text=_("Les personnes inscrites lisent cette raison, par exemple : l'animatrice est malade."),
    )


class PublicationForm(forms.Form):
    """Now, or at a moment."""

    at = MomentField(
        label=_("Publier le"),
        required=False,
        widget=moment_box(),
        help_text=_("Laissez vide pour publier tout de suite."),
    )

    def clean_at(self):
        at = self.cleaned_data["at"]
        if at and at > timezone.now() + timedelta(days=730):
            raise ValidationError(_("Cette date est à plus de deux ans. Vérifiez l'année."))
        return at


class DescriptionForm(forms.Form):
    """What a picture shows, in words, and who made it."""

    alt = forms.CharField(
        label=_("Ce que montre l'image"),
        max_length=200,
        help_text=_("Pour les personnes qui ne la voient pas, par exemple : deux enfants filment."),
    )
    credit = forms.CharField(label=_("Qui a fait l'image ?"), max_length=120)


class PictureForm(DescriptionForm):
    file = forms.FileField(
        label=_("Image"),
        help_text=_("Une photo JPEG, PNG ou WebP, 12 Mo au plus. Le lieu et l'appareil en sont effacés."),
        widget=forms.FileInput({"accept": "image/jpeg,image/png,image/webp"}),
        error_messages={"empty": _("Ce fichier est vide. Choisissez une autre image.")},
    )
    field_order = ["file", "alt", "credit"]

    def clean_file(self):
        refuse_unless_picture(self.cleaned_data["file"])
        return self.cleaned_data["file"]
