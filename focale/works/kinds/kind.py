"""What a kind of piece is: a few large steps, each with one question and what answers it."""

from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from focale.works.pictured import MAY

LONGEST_TITLE, LONGEST_TEXT = 120, 60_000


class StepForm(forms.Form):
    """The answers of one step. Nothing is required: what is unfinished is kept as well."""

    use_required_attribute = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = False

    def answers(self) -> dict:
        """What was answered, as it is kept: words, numbers, days as YYYY-MM-DD, lists of these."""
        return {name: _kept(value) for name, value in self.cleaned_data.items()}


def _kept(value):
    return value.isoformat() if hasattr(value, "isoformat") else value


@dataclass(frozen=True)
class Brings:
    """Files a step asks for. `what`: picture, sound, film or mesh; `by`: the ways to bring them, the easiest
    first (camera, microphone, pen, files); `at`: the answer in rows that each may show a line of; `instead`:
    the answers of this step that it stands for, said instead of typed."""

    what: str
    by: tuple[str, ...] = ("files",)
    several: bool = False
    needed: bool = True
    at: str = ""
    instead: tuple[str, ...] = ()


@dataclass(frozen=True)
class Step:
    code: str
    question: str
    form: type[StepForm] | None = None
    brings: Brings | None = None
    needed: tuple[str | tuple[str, ...], ...] = ()
    """Answers without which the piece cannot be proposed; of several together, any one will do."""

    def is_lacking(self, content, is_brought: bool) -> bool:
        """Whether something needed is neither answered, nor chosen, nor said."""
        said = self.brings.instead if self.brings and is_brought else ()
        asked = [(one,) if isinstance(one, str) else one for one in self.needed]
        if any(not any(content.get(name) or name in said for name in names) for names in asked):
            return True
        return bool(self.brings and self.brings.needed and not is_brought)


@dataclass(frozen=True)
class Kind:
    code: str
    word: str
    invitation: str
    steps: tuple[Step, ...]

    def step(self, code) -> Step | None:
        return next((step for step in self.steps if step.code == code), None)

    @property
    def bringing(self) -> list[Step]:
        """The steps that ask for files."""
        return [step for step in self.steps if step.brings]

    def in_words(self, content) -> dict:
        """The answers that were chosen, {name: words}, as they are read in the language of the place."""
        with override(settings.LANGUAGE_CODE):
            return {
                name: [str(words) for code, words in field.choices if code and code in content.get(name, ())]
                for step in self.steps
                for name, field in (step.form.base_fields.items() if step.form else ())
                if isinstance(field, forms.ChoiceField) and isinstance(content.get(name), list)
            }

    def first_bringing(self, what) -> str | None:
        """The first step that asks for such a file."""
        return next((step.code for step in self.bringing if step.brings.what == what), None)


def voice(*instead) -> Brings:
    """A recording of who would rather say these answers than type them."""
    return Brings("sound", ("microphone", "files"), needed=False, instead=instead)


class TitleForm(StepForm):
    title = forms.CharField(label=_("Titre"), max_length=LONGEST_TITLE)


def title_field(label, **facts):
    return forms.CharField(label=label, max_length=LONGEST_TITLE, **facts)


def rich_field(label, **facts):
    """A long text with headings, bold, quotes and lists."""
    box = forms.Textarea(attrs={"rows": 10, "data-rich": True})
    return forms.CharField(label=label, max_length=LONGEST_TEXT, widget=box, **facts)


def illustrated_field(label, **facts):
    """The same, in which pictures of the piece may stand."""
    field = rich_field(label, **facts)
    field.widget.attrs[MAY] = True
    return field


def words_field(label, longest=600, **facts):
    """Some sentences, typed or spoken."""
    box = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(label=label, max_length=longest, widget=box, **facts)
