from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile

from focale.association.joining import join
from focale.association.models import Import, ImportedRow, Member, Membership, MembershipType
from focale.ground.worker import run_waiting
from focale.money.models import Charge
from focale.people.models import EmergencyContact, Guardianship, Person, Residence
from focale.testing import FocaleTest

GALETTE = (
    '"nom_adh";"prenom_adh";"ddn_adh";"adresse_adh";"cp_adh";"ville_adh";"gsm_adh";"email_adh";'
    '"date_crea_adh"\n"EXEMPLE";"Nadia";"1984-05-02";"1 rue du Test";"30100";"Alès";"0600000000";'
    '"nadia@example.org";"2025-10-11"\n"MODÈLE";"Paul";"31/02/1949";"2 rue du Test";"30900";"Nîmes";'
    '"0600000001";"paul@example.org";"2025-10-12"\n'
)
FAMILIES = (
    "famille;rattachement;civilite;nom;prenom;date_naiss;rue_resid;cp_resid;ville_resid;tel_mobile;mail\r\n"
    "F1;Enfant;;EXEMPLE;Yanis;{young};1 rue du Test;30100;ALES;;\r\n"
    "F1;Représentant;Mme;EXEMPLE;Nadia;;1 rue du Test;30100;ALES;0600000000;nadia@example.org\r\n"
    "F1;Contact;;VOISIN;Léa;;;;;0600000009;\r\n"
)
HELLOASSO = (
    "Référence commande;Date de la commande;Statut de la commande;Nom adhérent;Prénom adhérent;Nom payeur;"
    "Prénom payeur;Email payeur;Raison sociale;Tarif;Montant tarif;Date de naissance\r\n"
    "700001;{day} 14:25;Validé;Exemple;Yanis;Exemple;Nadia;nadia@example.org;;Individuelle;15,00;{young}\r\n"
    "700002;{day} 09:02;Validé;MODÈLE ;Paul;MODÈLE ;Paul;Paul@Example.org;;Solidaire;1,00;1949\r\n"
    "700003;{day} 09:02;Annulé;Refusé;Omar;Refusé;Omar;omar@example.org;;Individuelle;15,00;1980\r\n"
)
SAMPLES = Path(__file__).resolve().parents[4] / "shared/data"


class Lists(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.kind = MembershipType.objects.create(name="Individuelle", cents=1500)
        cls.day = cls.season.first_day
        cls.young = cls.lina.born_on

    def hand_in(self, text, name="liste.csv", encoding="utf-8", **kept):
        content = text.format(day=f"{self.day:%d/%m/%Y}", young=f"{self.young:%d/%m/%Y}").encode(encoding)
        imported = Import.objects.hand_in(SimpleUploadedFile(name, content), by=self.coralie)
        if kept is not None:
            imported.choose(imported.chosen | kept, by=self.coralie)
        return imported

    def take_up(self, text, **kept):
        imported = self.hand_in(text, **kept)
        imported.confirm(by=self.coralie)
        run_waiting()
        imported.refresh_from_db()
        return imported

    def verdicts(self, imported):
        return [(str(row), row.verdict, row.period) for row in imported.rows.order_by("number", "rank")]


class ImportsTest(Lists):
    def test_a_list_of_galette_makes_persons_with_where_they_live_and_refuses_a_day_that_never_was(self):
        imported = self.take_up(GALETTE, kind=self.kind.pk)
        self.assertEqual((imported.source, imported.state), ("galette", "done"))
        nadia = Person.objects.get(first_name="Nadia")
        self.assertEqual(
            (nadia.last_name, nadia.email, nadia.phone), ("Exemple", "nadia@example.org", "0600000000")
        )
        self.assertEqual(nadia.residence_on().town, "Alès")
        member = nadia.member
        self.assertEqual(
            (member.state_words if hasattr(member, "state_words") else member.standing), "active"
        )
        self.assertEqual(str(member.joined_on), "2025-10-11")
        self.assertEqual(member.paid_until(), self.season.last_day)
        refused = imported.rows.get(verdict="refused")
        self.assertIn("31/02/1949", refused.why[0])
        self.assertFalse(Person.objects.filter(first_name="Paul").exists())
        self.assertFalse(Charge.objects.exists())
        self.assertFalse(imported.file)

    def test_handing_in_and_looking_write_nobody(self):
        before = Person.objects.count()
        imported = self.hand_in(GALETTE, kind=self.kind.pk)
        self.assertEqual((imported.state, imported.rows.count()), ("ready", 2))
        self.assertEqual((Person.objects.count(), Membership.objects.count()), (before, 0))

    def test_the_same_list_twice_makes_nobody_twice(self):
        self.take_up(GALETTE, kind=self.kind.pk)
        before = Person.objects.count(), Membership.objects.count()
        again = self.take_up(GALETTE, kind=self.kind.pk)
        self.assertEqual((Person.objects.count(), Membership.objects.count()), before)
        self.assertEqual(self.verdicts(again)[0], ("Nadia Exemple", "known", "there"))

    def test_parents_of_a_family_decide_for_its_children_wherever_they_stand_in_the_list(self):
        imported = self.take_up(FAMILIES)
        self.assertEqual(imported.source, "noethys")
        yanis = Person.objects.get(first_name="Yanis")
        self.assertEqual([link.adult.first_name for link in yanis.deciders()], ["Nadia"])
        self.assertEqual(str(yanis.emergency_contacts.get()), "Léa Voisin 0600000009")
        self.take_up(FAMILIES)
        self.assertEqual(yanis.emergency_contacts.count(), 1)
        imported.undo(by=self.coralie)
        run_waiting()
        self.assertFalse(Person.objects.filter(first_name="Yanis").exists())

    def test_who_paid_for_a_child_on_helloasso_decides_for_it_and_an_order_called_off_is_left_out(self):
        imported = self.take_up(HELLOASSO, kinds={"individuelle": self.kind.pk, "solidaire": None})
        self.assertEqual(imported.source, "helloasso")
        yanis, nadia, paul = (Person.objects.get(first_name=name) for name in ("Yanis", "Nadia", "Paul"))
        self.assertTrue(nadia.decides_for(yanis))
        self.assertEqual(
            (yanis.email, nadia.email, paul.email), ("", "nadia@example.org", "paul@example.org")
        )
        self.assertEqual((paul.born_year, paul.born_on), (1949, None))
        membership = Membership.objects.get()
        self.assertEqual(
            (membership.member.person, membership.fee_cents, membership.charge), (yanis, 1500, None)
        )
        self.assertEqual(membership.first_day, self.day)
        self.assertFalse(Person.objects.filter(first_name="Omar").exists())

    def test_without_the_tick_who_paid_is_nobodys_parent(self):
        self.take_up(HELLOASSO, payer_is_parent=False)
        self.assertFalse(Person.objects.filter(first_name="Nadia").exists())

    def test_a_name_alone_is_nobody_known_and_a_birth_a_mail_or_a_phone_beside_it_is(self):
        born = f"{self.young:%d/%m/%Y}"
        text = (
            "Nom;Prénom;Naissance;Mail;Téléphone\n"
            f"BENALI;Lina;{born};;\nLina;Benali;{born};;\nPerrin;Odile;;;\nPerrin;Odile;;ODILE@example.org;\n"
            "Benali;Samira;;;06.12.34.56.78\nBenali;Samira;01/02/1950;samira@example.org;\n"
        )
        rows = self.hand_in(text).rows.order_by("number")
        self.assertEqual([row.verdict for row in rows], ["known", "known", "new", "known", "known", "new"])
        self.assertEqual([row.person for row in rows][:2], [self.lina, self.lina])
        self.assertIn("autre fiche", rows[2].why[0])

    def test_what_is_known_is_not_written_over_and_what_is_missing_is_filled(self):
        born = f"{self.young:%d/%m/%Y}"
        imported = self.take_up(
            f"Nom;Prénom;Naissance;Mail;Portable\nBenali;Lina;{born};lina@example.org;0699999999\n"
            f"Benali;Samira;{self.samira.person.born_on:%d/%m/%Y};autre@example.org;0699999999\n"
        )
        self.lina.refresh_from_db(), self.samira.person.refresh_from_db()
        self.assertEqual((self.lina.email, self.lina.phone), ("lina@example.org", "0699999999"))
        self.assertEqual(self.samira.person.email, "samira@example.org")
        self.assertEqual(self.samira.person.phone, "0612345678")
        imported.undo(by=self.coralie)
        run_waiting()
        self.lina.refresh_from_db()
        self.assertEqual((self.lina.email, self.lina.phone), ("", ""))

    def test_two_of_one_family_on_one_mail_are_two_persons(self):
        self.take_up("Nom;Prénom;Mail\nExemple;Nadia;n@example.org\nExemple;Yanis;n@example.org\n")
        self.assertEqual(Person.objects.filter(email="n@example.org").count(), 2)

    def test_two_known_files_that_fit_are_to_be_merged_first(self):
        twin = {"first_name": "Nadia", "last_name": "Exemple", "email": "n@example.org"}
        Person.objects.create(**twin), Person.objects.create(**twin)
        imported = self.hand_in("Nom;Prénom;Mail\nExemple;Nadia;n@example.org\n")
        self.assertIn("fusionnez", imported.rows.get().why[0])

    def test_who_left_is_no_member_again_by_an_old_list(self):
        join(self.kind, person=self.odile.person, by=self.coralie).member.resign("parti", by=self.coralie)
        imported = self.take_up("Nom;Prénom;Mail\nPerrin;Odile;odile@example.org\n", kind=self.kind.pk)
        self.assertEqual(self.verdicts(imported), [("Odile Perrin", "known", "")])
        self.assertEqual(Member.objects.get().standing, "resigned")

    def test_an_organisation_becomes_a_member_by_its_name(self):
        kind = MembershipType.objects.create(name="Structure", cents=5000, audience="organisation")
        text = "Structure;Mail\nLes Amis;amis@example.org\nles amis;amis@example.org\n"
        imported = self.take_up(text, kind=kind.pk)
        self.assertEqual([row.period for row in imported.rows.all()], ["add", "there"])
        self.assertEqual(Member.objects.get().organisation.name, "Les Amis")

    def test_the_examples_are_recognised(self):
        found = sorted(SAMPLES.glob("members/*.csv")) + sorted(SAMPLES.glob("helloasso/*memberships.csv"))
        # Invented ones where the real ones are not: nothing is skipped.
        texts = [path.read_text().replace("{", "(").replace("}", ")") for path in found]
        sources = [self.hand_in(text).source for text in texts or (FAMILIES, GALETTE, HELLOASSO)]
        self.assertEqual(sources, ["noethys", "galette", "helloasso"])
        refused = ImportedRow.objects.refused().count()
        self.assertEqual(refused, 0 if found else 2)


class UndoingTest(Lists):
    def undo(self, imported):
        imported.undo(by=self.coralie)
        run_waiting()
        imported.refresh_from_db()
        return imported

    def test_all_it_made_goes_and_nothing_else(self):
        before = [noun.objects.count() for noun in (Person, Member, Membership, Guardianship, Residence)]
        imported = self.undo(self.take_up(HELLOASSO, kinds={"individuelle": self.kind.pk}))
        after = [noun.objects.count() for noun in (Person, Member, Membership, Guardianship, Residence)]
        self.assertEqual((imported.state, before), ("undone", after))
        self.assertFalse(imported.rows.left_by_undoing().exists())

    def test_who_was_of_use_since_stays_with_the_parent_and_it_is_said(self):
        imported = self.take_up(FAMILIES, kind=self.kind.pk)
        yanis = Person.objects.get(first_name="Yanis")
        EmergencyContact.objects.name_for(yanis, by=self.coralie, name="Ana", phone="0600000007")
        self.undo(imported)
        self.assertTrue(Person.objects.get(first_name="Nadia").decides_for(yanis))
        self.assertEqual(imported.rows.left_by_undoing().count(), 2)
        self.assertTrue(Membership.objects.filter(member__person=yanis).exists())

    def test_who_was_corrected_merged_or_renewed_since_stays(self):
        imported = self.take_up(GALETTE.replace("31/02", "28/02"), kind=self.kind.pk)
        nadia, paul = (Person.objects.get(first_name=name) for name in ("Nadia", "Paul"))
        nadia.correct(by=self.coralie, phone="0611111111")
        self.odile.person.absorb(paul, by=self.coralie)
        self.undo(imported)
        self.assertEqual(imported.rows.left_by_undoing().count(), 2)
        self.assertEqual(Membership.objects.count(), 2)

    def test_it_can_be_taken_up_again_after(self):
        self.undo(self.take_up(GALETTE, kind=self.kind.pk))
        self.take_up(GALETTE, kind=self.kind.pk)
        self.assertEqual(Person.objects.filter(first_name="Nadia").count(), 1)

    def test_the_worker_may_stop_between_two_lots_and_do_a_lot_twice(self):
        imported = self.hand_in(GALETTE, kind=self.kind.pk)
        imported.confirm(by=self.coralie)
        imported.carry_on()
        imported.carry_on()
        run_waiting()
        self.assertEqual(Membership.objects.count(), 1)
