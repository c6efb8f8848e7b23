"""The words of the schemes that migration 0002 ships, so that English pages can say them."""

from django.utils.translation import gettext_noop

from focale.ground.shipped import in_page_language, ship

__all__ = ["in_page_language"]

ship(
    gettext_noop("Médiation numérique"),
    gettext_noop("Coordination nationale de la médiation numérique"),
    gettext_noop("Grille nationale, juin 2026"),
    gettext_noop("Contrat de ville"),
    gettext_noop("État, ville, agglomération, département, région, CAF"),
    gettext_noop("Tranches usuelles des appels à projets"),
)
ship(
    gettext_noop("Genre"),
    gettext_noop("Âge"),
    gettext_noop("Situation"),
    gettext_noop("Quartier prioritaire"),
    gettext_noop("Quel quartier"),
    gettext_noop("Commune"),
    gettext_noop("Première venue"),
)
ship(
    gettext_noop("Non communiqué"),
    gettext_noop("Non communiquée"),
    gettext_noop("Non communiqué ou hétérogène"),
    gettext_noop("Hors quartier ou non communiqué"),
    gettext_noop("On ne sait pas"),
)
ship(
    gettext_noop("Féminin"),
    gettext_noop("Masculin"),
    gettext_noop("Autrement"),
    gettext_noop("En quartier prioritaire"),
    gettext_noop("Hors quartier prioritaire"),
    gettext_noop("Première venue dans la période"),
    gettext_noop("Déjà venues avant"),
    gettext_noop("Scolarisé"),
    gettext_noop("Sans emploi"),
    gettext_noop("En emploi"),
    gettext_noop("Retraité"),
)
ship(
    gettext_noop("Moins de 12 ans"),
    gettext_noop("12 à 17 ans"),
    gettext_noop("18 à 24 ans"),
    gettext_noop("25 à 39 ans"),
    gettext_noop("40 à 59 ans"),
    gettext_noop("60 à 69 ans"),
    gettext_noop("70 ans et plus"),
    gettext_noop("0 à 5 ans"),
    gettext_noop("6 à 15 ans"),
    gettext_noop("16 à 17 ans"),
    gettext_noop("18 à 25 ans"),
    gettext_noop("26 à 64 ans"),
    gettext_noop("65 ans et plus"),
)
