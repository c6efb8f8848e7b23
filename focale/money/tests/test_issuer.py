"""Who signs the papers: a SIRET that cannot be is refused with a sentence."""

from django.core.exceptions import ValidationError

from focale.money.models import Issuer
from focale.testing import FocaleTest


class IssuerTest(FocaleTest):
    def test_a_siret_is_kept_without_its_spaces(self):
        Issuer(legal_name="MeltingPhot", siret="732 829 320 00074").write(by=self.ada)
        self.assertEqual(Issuer.current().siren, "732829320")

    def test_a_siret_that_cannot_be_is_refused(self):
        for wrong in ("73282932000075", "7328293200007", "abc"):
            with self.assertRaisesMessage(ValidationError, "quatorze chiffres"):
                Issuer(legal_name="MeltingPhot", siret=wrong).write(by=self.ada)

    def test_before_it_is_written_it_has_the_name_of_the_place(self):
        self.assertEqual(Issuer.current().legal_name, "Focale")
