"""What a kind of piece is: a few large steps, each with one question and what answers it."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

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
    first (camera, microphone, pen, files); `at`: the answer in rows that each may show a line of."""

    what: str
    by: tuple[str, ...] = ("files",)
    several: bool = False
    needed: bool = True
    at: str = ""


@dataclass(frozen=True)
class Step:
    code: str
    question: str
    form: type[StepForm] | None = None
    brings: Brings | None = None
    needed: tuple[str, ...] = ()
    """Answers without which the piece cannot be proposed."""


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


class TitleForm(StepForm):
    title = forms.CharField(label=_("Titre"), max_length=LONGEST_TITLE)


def title_field(label, **facts):
    return forms.CharField(label=label, max_length=LONGEST_TITLE, **facts)


def rich_field(label, **facts):
    """A long text with headings, bold, quotes and lists."""
    box = forms.Textarea(attrs={"rows": 10, "data-rich": True, "data-speak": True})
    return forms.CharField(label=label, max_length=LONGEST_TEXT, widget=box, **facts)


def words_field(label, longest=600, **facts):
    """Some sentences, typed or spoken."""
    box = forms.Textarea(attrs={"rows": 4, "data-speak": True})
    return forms.CharField(label=label, max_length=longest, widget=box, **facts)
