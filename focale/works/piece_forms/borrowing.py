"""What a piece takes from others, asked in plain words."""

from django import forms
from django.utils.translation import gettext_lazy as _

from focale.ground.forms import ChoiceCards
from focale.people.scans import ENDINGS, kind_of, refuse_unreadable
from focale.works.models import Borrowing
from focale.works.terms import Taken, Terms


class BorrowingForm(forms.ModelForm):
    class Meta:
        model = Borrowing
        fields = ["kind", "what", "author", "source", "terms", "licence", "proof", "paper"]

    kind = forms.ChoiceField(
        label=_("C'est quoi ?"), choices=Taken, widget=ChoiceCards({"class": "cards pair"})
    )
    what = forms.CharField(label=_("Son titre, ou ce que c'est"), max_length=160)
    author = forms.CharField(label=_("Qui l'a fait ?"), max_length=160, required=False)
    source = forms.CharField(
        label=_("Où l'a-t-on pris ?"), max_length=300, required=False,
        help_text=_("Un site, un livre, un disque, une personne."),
    )  # fmt: skip
    terms = forms.ChoiceField(
        label=_("A-t-on le droit de s'en servir ?"), choices=Terms, required=False, widget=ChoiceCards
    )
    licence = forms.CharField(label=_("Si c'est autre chose : quoi ?"), max_length=160, required=False)
    proof = forms.CharField(
        label=_("Comment le sait-on ?"), max_length=300, required=False,
        help_text=_("L'adresse de la page, le numéro, la date du courrier."),
    )  # fmt: skip
    paper = forms.FileField(
        label=_("Ou la preuve en fichier"), required=False, validators=[refuse_unreadable],
        help_text=_("En PDF, JPEG ou PNG. Seuls l'équipe et qui a fait la création le voient."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )  # fmt: skip

    def clean_paper(self):
        paper = self.cleaned_data.get("paper")
        if paper and hasattr(paper, "content_type"):
            paper.name = f"preuve.{ENDINGS[kind_of(paper)]}"
        return paper

    def _post_clean(self):
        """The noun checks itself when its verb keeps it: nothing is changed here."""
