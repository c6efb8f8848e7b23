"""The answers of one person on the tablet, written down with the signature that proves them: all or none."""

from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from focale.people.models import Consent, Purpose, Signature
from focale.people.models.consent import How
from focale.works.models import Licence, Permission, Sitting

from .asked import WORKS, asked_on
from .words import kept, kept_of_work


@transaction.atomic
def sign(sitting, giver, answers, *, licence=Licence.HERE, without=(), drawn="", typed="", again=False):
    """Keep what one person answered. `answers`: {(key of a block, use): yes or no}; `without`: keys of
    credits left out of a yes; `drawn` or `typed`: the signature, asked for as soon as there is one yes.

    `again`: the person corrects what was answered a moment ago. Who else answers meanwhile waits.
    """
    held = Sitting.objects.open().select_for_update(of=("self",)).filter(pk=sitting.pk).first()
    if held is None:
        raise ValidationError(_("La tablette est fermée. Demandez à l'équipe de la rouvrir."))
    asked = asked_on(held, again_for=giver.pk if again else None).get(giver.pk)
    blocks = [(block, _of(block, answers)) for block in (asked.blocks if asked else ())]
    blocks = [(block, said) for block, said in blocks if said]
    _refuse(blocks, drawn, typed)
    by = held.opened_by
    signature = Signature.objects.give(giver, drawn=drawn, typed=typed, by=by)
    terms = {"given_by": giver, "until": held.until(), "signature": signature, "by": by}
    for block, said in blocks:
        if block.what == WORKS:
            _permit(block, said, Licence(licence), set(without), terms)
        else:
            worded = [_worded(block, giver, use, yes, terms["until"]) for use, yes in said.items()]
            Consent.objects.answer(block.about, worded, how=How.TABLET, **terms)
    if not again:
        Sitting.objects.filter(pk=held.pk).update(answered=held.answered + 1)
    return signature


def _of(block, answers):
    return {use: answers[block.key, use] for use in block.uses if (block.key, use) in answers}


def _refuse(blocks, drawn, typed):
    if not blocks:
        raise ValidationError(_("Répondez au moins à une ligne : oui ou non."))
    for block, said in blocks:
        if block.what == WORKS and len(said) < len(block.uses):
            words = _("Pour ce que %(name)s a fait, répondez à chaque ligne.")
            raise ValidationError(words % {"name": block.about.first_name})
    if any(True in said.values() for _block, said in blocks) and not (drawn or typed.strip()):
        raise ValidationError(_("Signez avec le doigt, ou écrivez votre nom et cochez la case."))


def _worded(block, giver, use, yes, until):
    return Purpose.IMAGE, use, block.what, yes, kept(block, giver, [use], until)


def _permit(block, said, licence, without, terms):
    """One answer for each work, in words that name it alone; a work left out has a « no » everywhere."""
    for credit in block.credits:
        left_out = credit.pk in without
        own = {use: agreed and not left_out for use, agreed in said.items()}
        words = kept_of_work(replace(block, credits=[credit]), own, licence.label, terms)
        uses = [use for use, agreed in own.items() if agreed]
        Permission.objects.give(credit, uses=uses, licence=licence, wording=words, **terms)
