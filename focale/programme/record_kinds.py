"""The kinds of plain records and their forms, by the word of their address."""

from django import forms
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from focale.association.models import Season
from focale.ground.day_fields import DayField, day_box
from focale.ground.drawings import MOTIFS
from focale.people.rights import Right
from focale.place.models import Equipment, Room, Site
from focale.programme.machine_forms import EquipmentForm
from focale.programme.models import Holiday, Occurrence, Strand
from focale.programme.models.holiday import HolidayKind
from focale.programme.records import Records

MOTIF_WORDS = {
    "aperture": _("un objectif"),
    "safelight": _("un laboratoire photo"),
    "beam": _("un projecteur"),
    "waves": _("des ondes"),
    "shapes": _("des formes"),
    "columns": _("un journal"),
    "circles": _("un cercle de personnes"),
    "bubbles": _("des bulles"),
    "dice": _("des dés"),
    "table": _("une table"),
    "bench": _("un établi"),
    "door": _("une porte"),
    "frame": _("un cadre"),
}


def motif_field():
    choices = [("", _("selon le nom")), *((name, MOTIF_WORDS.get(name, name)) for name in MOTIFS)]
    return forms.ChoiceField(label=_("Dessin"), choices=choices, required=False)


class RoomForm(forms.ModelForm):
    motif = motif_field()

    class Meta:
        model = Room
        fields = ["site", "name", "description", "equipment_words", "seats"]
        fields += ["is_step_free", "is_shared", "motif", "is_open"]

    def save(self, commit=True):
        """The dates to come in this room follow when it is shared, or no longer."""
        room = super().save(commit)
        coming = Occurrence.objects.coming().filter(room=room)
        coming.update(has_room_alone=not room.is_shared)
        return room


class SiteForm(forms.ModelForm):
    class Meta:
        model = Site
        fields = ["name", "address", "postcode", "town", "how_to_come", "access_words", "opening_words"]
        fields += ["latitude", "longitude"]


class StrandForm(forms.ModelForm):
    motif = motif_field()
    is_shown = forms.BooleanField(label=_("Montré sur le site"), required=False)

    class Meta:
        model = Strand
        fields = ["title", "summary", "text", "easy_text"]

    field_order = ["title", "summary", "text", "easy_text", "motif", "is_shown"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["motif"].initial = self.instance.motif
        self.fields["is_shown"].initial = self.instance.published_at is not None

    def save(self, commit=True):
        strand, shown = self.instance, self.cleaned_data["is_shown"]
        strand.motif = self.cleaned_data["motif"]
        strand.slug = strand.slug or self._free_slug()
        strand.published_at = (strand.published_at or timezone.now()) if shown else None
        return super().save(commit)

    def _free_slug(self):
        plain = slugify(self.cleaned_data["title"])[:70] or "projet"
        numbers = (f"{plain}-{number}" if number else plain for number in range(1000))
        return next(slug for slug in numbers if not Strand.objects.filter(slug=slug).exists())


class PeriodForm(forms.ModelForm):
    """Anything from one day to another."""

    first_day = DayField(label=_("Premier jour"), widget=day_box())
    last_day = DayField(label=_("Dernier jour"), widget=day_box())

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("Le dernier jour vient avant le premier. Échangez-les."))
        return cleaned


class HolidayForm(PeriodForm):
    class Meta:
        model = Holiday
        fields = ["kind", "name", "first_day", "last_day", "zone"]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("kind") == HolidayKind.SCHOOL and not cleaned.get("zone"):
            self.add_error("zone", _("Dites de quelle zone sont ces vacances."))
        return cleaned


class SeasonForm(PeriodForm):
    class Meta:
        model = Season
        fields = ["name", "first_day", "last_day"]


KINDS = {
    "salles": Records(
        Room,
        words=_("Salles"),
        add=_("Ajouter une salle"),
        why=_("Une salle ne sert qu'à une activité à la fois, sauf si elle se partage."),
        form=RoomForm,
        needs=Right.EDIT_IDENTITY,
        columns=("site", "seats", "is_step_free", "is_open"),
        clashes=_("Des séances s'y tiennent en même temps : déplacez-les d'abord."),
    ),
    "machines": Records(
        Equipment,
        words=_("Machines"),
        add=_("Ajouter une machine"),
        why=_("Ce qui sert, dans quelle salle, et ce qu'une heure coûte vraiment."),
        form=EquipmentForm,
        needs=Right.EDIT_PROGRAMME,
        columns=("kind", "site", "room", "is_cost_apart", "is_open"),
        clashes=_("Une machine de ce lieu porte déjà ce nom."),
    ),
    "lieux": Records(
        Site,
        words=_("Lieux"),
        add=_("Ajouter un lieu"),
        why=_("Une adresse où l'on vient, et comment y venir."),
        form=SiteForm,
        needs=Right.EDIT_IDENTITY,
        columns=("address", "postcode", "town"),
    ),
    "projets": Records(
        Strand,
        words=_("Projets au long cours"),
        add=_("Ajouter un projet"),
        why=_("Ce qui relie plusieurs activités, saison après saison."),
        form=StrandForm,
        needs=Right.EDIT_PROGRAMME,
        columns=("summary",),
        album="strand-pictures",
    ),
    "vacances": Records(
        Holiday,
        words=_("Vacances et jours fériés"),
        add=_("Ajouter une période"),
        why=_("Le calendrier officiel, que vous pouvez corriger. Les séries de dates en tiennent compte."),
        form=HolidayForm,
        needs=Right.EDIT_PROGRAMME,
        columns=("kind", "first_day", "last_day", "zone"),
    ),
    "saisons": Records(
        Season,
        words=_("Saisons"),
        add=_("Ajouter une saison"),
        why=_("L'année de l'association, le plus souvent de septembre à août."),
        form=SeasonForm,
        needs=Right.EDIT_PROGRAMME,
        columns=("first_day", "last_day"),
    ),
}
