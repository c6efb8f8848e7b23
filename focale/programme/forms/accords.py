"""Second screen: what the adult agrees to for each who comes. A no is an answer, and never stops anybody."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.forms import CheckCards, ChoiceCards, PhoneField
from focale.people import consent_words
from focale.people.models import Consent, Purpose
from focale.programme.registering import Answer, answers_hold_until

YES_NO = [("yes", _("Oui")), ("no", _("Non"))]
BRIEF = {
    "take_part": _("%(name)s\xa0: participer"),
    "alone": _("%(name)s\xa0: repartir sans adulte"),
    "image": _("%(name)s\xa0: photos et films"),
    "word": _("%(name)s\xa0: son avis sur les images"),
}
WORDS = [("yes", _("D'accord")), ("no", _("Pas d'accord")), ("later", _("On lui demandera"))]


class AccordsForm(forms.Form):
    """The questions about one person that nobody has answered yet. `asked`: the purposes to ask."""

    def __init__(self, *args, person, asked, **kwargs):
        super().__init__(*args, **kwargs)
        self.person, self.asked, self.until = person, asked, answers_hold_until()
        self.is_minor = person.is_minor()
        name, words = person.first_name, consent_words
        if Purpose.TAKE_PART in asked:
            self.fields["take_part"] = forms.BooleanField(
                label=words.take_part(name, self.until),
                error_messages={"required": _("Sans cet accord, on ne peut pas inscrire cette personne.")},
            )
        if Purpose.LEAVE_ALONE in asked:
            self.fields["alone"] = forms.ChoiceField(
                label=words.leave_alone(name, self.until),
                choices=YES_NO,
                widget=ChoiceCards({"class": "cards pair"}),
            )
        if Purpose.IMAGE in asked:
            self._ask_image(name)
        for field, brief in BRIEF.items():
            if field in self.fields:
                self.fields[field].brief = brief % {"name": name}

    def _ask_image(self, name):
        words = consent_words
        self.fields["image"] = forms.MultipleChoiceField(
            label=words.image_question(name, self.until)
            if self.is_minor
            else words.own_image_question(self.until),
            help_text=_now("Une case sans coche veut dire non. On change d'avis quand on veut."),
            choices=[(use, words.WHERE[use]) for use in words.ASKED_USES],
            widget=CheckCards,
            required=False,
        )
        if self.is_minor:
            self.fields["word"] = forms.ChoiceField(
                label=words.childs_word_question(name),
                choices=WORDS,
                widget=ChoiceCards,
                initial="later",
            )

    def answers(self) -> list[Answer]:
        """What was said, each in its exact words."""
        said, answers = self.cleaned_data, []
        name = self.person.first_name
        if "take_part" in self.fields:
            answers.append(
                Answer(self.person, Purpose.TAKE_PART, consent_words.take_part(name, self.until), True)
            )
        if "alone" in self.fields:
            words = consent_words.leave_alone(name, self.until)
            answers.append(Answer(self.person, Purpose.LEAVE_ALONE, words, said["alone"] == "yes"))
        if "image" in self.fields:
            answers += self._image_answers(said)
        for answer in answers:
            answer.until = self.until
        return answers

    def _image_answers(self, said):
        name = self.person.first_name
        for use in consent_words.ASKED_USES:
            agreed = use in said["image"]
            words = (
                consent_words.image(name, use, self.until)
                if self.is_minor
                else consent_words.own_image(use, self.until)
            )
            yield Answer(self.person, Purpose.IMAGE, words, agreed, use, own_word=not self.is_minor)
            word = said.get("word")
            if word == "no" or word == "yes" and agreed:  # "these images" are those the adult agreed to
                asked = consent_words.childs_word(name, use, self.until)
                yield Answer(self.person, Purpose.IMAGE, asked, word == "yes", use, own_word=True)


class EmergencyForm(forms.Form):
    """Somebody else to call for a minor."""

    name = forms.CharField(label=_("Qui d'autre peut-on appeler ?"), max_length=120, required=False)
    phone = PhoneField(label=_("Son téléphone"), required=False)

    def clean(self):
        said = super().clean()
        if said.get("name") and not said.get("phone") and "phone" not in self.errors:
            self.add_error("phone", _now("Indiquez aussi le numéro de cette personne."))
        return said

    def contact(self):
        said = self.cleaned_data
        return (said["name"] or _now("Autre personne"), said["phone"]) if said["phone"] else None


def questions_for(people, *, ask_again=False) -> list[tuple]:
    """What is still to be asked about each: (person, purposes). `ask_again`: as if nothing were known."""
    known = set()
    saved = [person for person in people if person.pk]
    if saved and not ask_again:
        rows = Consent.objects.in_force().filter(subject__in=saved)
        rows = rows.exclude(purpose=Purpose.TAKE_PART, agreed=False)
        known = set(rows.values_list("subject", "purpose"))
    asked = []
    for person in people:
        purposes = [Purpose.IMAGE]
        if person.is_minor():
            purposes = [Purpose.TAKE_PART, Purpose.LEAVE_ALONE, Purpose.IMAGE]
        asked.append((person, [purpose for purpose in purposes if (person.pk, purpose) not in known]))
    return asked
