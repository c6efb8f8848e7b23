"""The words of the tablet: each question as it is read on the screen, kept letter for letter with its answer.

To a child one says « tu », in short sentences and with what the place really is.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from focale.ground.dates import plain_date
from focale.ground.typography import french
from focale.people.consent_words import WHERE
from focale.people.models import Medium, Use

from .asked import WORKS

CHILDS_WHERE = {
    Use.INTERNAL: gettext_lazy("ici, entre nous"),
    Use.WEB: gettext_lazy("sur Internet : tout le monde peut regarder"),
    Use.SOCIAL: gettext_lazy("sur les réseaux sociaux : tout le monde peut regarder et envoyer plus loin"),
    Use.PRINT: gettext_lazy("dans le magazine en papier"),
    Use.EXHIBITION: gettext_lazy("sur un mur, dans une exposition"),
    Use.PRESS: gettext_lazy("dans le journal"),
    Use.BROADCAST: gettext_lazy("dans un film que d'autres regardent"),
    Use.REPORT: gettext_lazy("dans un dossier pour ceux qui nous aident"),
    Use.ARCHIVE: gettext_lazy("rangé chez nous pour plus tard"),
}
TO_A_CHILD = {
    Medium.PICTURE: gettext_lazy("Une photo ou un film où on te voit. On peut la montrer ?"),
    Medium.VOICE: gettext_lazy("Un son où on t'entend. On peut le faire écouter ?"),
    Medium.NAME: gettext_lazy("Ton prénom et ton nom. On peut les dire ou les écrire ?"),
}
OF_ONESELF = {
    Medium.PICTURE: gettext_lazy("J'accepte que des photos et des films où l'on me voit soient montrés :"),
    Medium.VOICE: gettext_lazy("J'accepte que des sons où l'on m'entend soient diffusés :"),
    Medium.NAME: gettext_lazy("J'accepte que mon prénom et mon nom soient dits ou écrits :"),
}
OF_ANOTHER = {
    Medium.PICTURE: gettext_lazy(
        "J'accepte que des photos et des films où l'on voit %(name)s soient montrés :"
    ),
    Medium.VOICE: gettext_lazy("J'accepte que des sons où l'on entend %(name)s soient diffusés :"),
    Medium.NAME: gettext_lazy("J'accepte que le prénom et le nom de %(name)s soient dits ou écrits :"),
}


def question(block, giver) -> str:
    """What is asked in a block, before its places."""
    is_own = block.about == giver
    if block.what != WORKS:
        table = (TO_A_CHILD if giver.is_minor() else OF_ONESELF) if is_own else OF_ANOTHER
        return french(table[Medium(block.what)] % {"name": block.about.first_name})
    facts = {"titles": titles(block.credits), "name": block.about.first_name}
    if not is_own:
        return french(_("J'accepte que ce que %(name)s a fait soit montré (%(titles)s) :") % facts)
    if giver.is_minor():
        return french(_("Ce que tu as fait : %(titles)s. On peut le montrer ?") % facts)
    return french(_("J'accepte que ce que j'ai fait soit montré (%(titles)s) :") % facts)


def titles(credits) -> str:
    """The names of the works, each once."""
    return ", ".join(dict.fromkeys(f"« {credit.piece} »" for credit in credits))


def place(use, giver) -> str:
    return str((CHILDS_WHERE if giver.is_minor() else WHERE)[Use(use)])


def terms(block, giver, until, licence="") -> str:
    """How long it holds, what others may do with a work, and that it can be taken back."""
    facts = {"day": plain_date(until), "licence": licence}
    if giver.is_minor() and not licence:
        return french(_("Tu peux changer d'avis quand tu veux. Sinon, c'est jusqu'au %(day)s.") % facts)
    if licence:
        words = _("Jusqu'au %(day)s, licence : %(licence)s. Je peux changer d'avis quand je veux.")
        return french(words % facts)
    return french(_("Jusqu'au %(day)s. Je peux changer d'avis quand je veux.") % facts)


def kept(block, giver, uses, until) -> str:
    """The exact words of an answer about an image: the question, the places it is about, its terms."""
    places = ", ".join(place(use, giver) for use in uses)
    return f"{question(block, giver)} {places}. {terms(block, giver, until)}"


def kept_of_work(block, said, licence, given) -> str:
    """The same of one work, each place with its yes or no. `given`: given_by and until."""
    giver, answers = given["given_by"], {True: _("oui"), False: _("non")}
    places = french(", ".join(f"{place(use, giver)} : {answers[yes]}" for use, yes in said.items()))
    return f"{question(block, giver)} {places}. {terms(block, giver, given['until'], licence)}"
