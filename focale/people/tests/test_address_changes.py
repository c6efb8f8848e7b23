import re
from datetime import timedelta

from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from focale.ground.worker import run_waiting
from focale.people.models import Account, AddressChange, Card, Guardianship, Person
from focale.testing import FocaleTest, years_ago

NEW = "samira.b@example.org"


class AddressTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.enter_as(self.samira)

    def enter_as(self, account):
        self.client.force_login(account, backend="focale.people.signed_in.KnownAccounts")

    def write(self, person=None, email=NEW):
        person = person or self.samira.person
        address = reverse("person-edit", args=[person.pk])
        kept = {"phone": person.phone, "language": "fr", "email": email}
        return self.client.post(address, kept | {"first_name": person.first_name, "birth": "1980"})

    def code_sent(self, to=NEW):
        letter = next(each for each in reversed(mail.outbox) if each.to == [to])
        return re.search(r"\b(\d{6})\b", letter.body).group(1)

    def type_code(self, code=None, name="new-address"):
        return self.client.post(reverse(name), {"code": code or self.code_sent()})

    def sign_in(self, address):
        self.client.logout()
        self.client.post(reverse("sign-in"), {"email": address})
        self.type_code(self.code_sent(address), name="account_confirm_login_code")
        return Account.objects.filter(pk=self.client.session.get("_auth_user_id")).first()

    def addresses(self, account=None):
        account = Account.objects.get(pk=(account or self.samira).pk)
        return account.email, account.person.email


class OwnAddressTest(AddressTest):
    def test_nothing_changes_before_the_code_is_typed(self):
        self.assertRedirects(self.write(), reverse("new-address"))
        self.assertEqual(self.addresses(), ("samira@example.org",) * 2)
        own = reverse("person-edit", args=[self.samira.person.pk])
        for page in (reverse("new-address"), own):
            seen = self.client.get(page)
            self.assertContains(seen, NEW)
            self.assertContains(seen, "samira@example.org")
            self.assertContains(seen, reverse("new-address-resending"))
            self.assertContains(seen, reverse("new-address-dropping"))

    def test_the_right_code_moves_account_and_file_and_the_former_address_is_told(self):
        self.write()
        self.assertRedirects(self.type_code(), reverse("person-edit", args=[self.samira.person.pk]))
        self.assertEqual(self.addresses(), (NEW, NEW))
        run_waiting()
        self.assertEqual(mail.outbox[-1].to, ["samira@example.org"])
        self.assertNotIn(NEW, mail.outbox[-1].body)
        self.assertFalse(AddressChange.objects.exists())
        self.assertEqual(self.sign_in(NEW), self.samira)

    def test_the_rest_of_the_form_is_kept_at_once(self):
        address = reverse("person-edit", args=[self.samira.person.pk])
        self.client.post(address, {"phone": "06 99 88 77 66", "email": NEW, "language": "fr"})
        self.samira.person.refresh_from_db()
        self.assertEqual(self.samira.person.phone, "0699887766")

    def test_the_team_proves_its_own_address_too(self):
        for account in (self.coralie, self.ada):
            self.enter_as(account)
            self.assertRedirects(self.write(account.person), reverse("new-address"))
            self.assertEqual(self.addresses(account)[0], account.email)

    def test_nobody_writes_it_past_the_code(self):
        with self.assertRaisesMessage(ValidationError, "code"):
            self.samira.person.correct(by=self.samira, email=NEW)

    def test_wrong_codes_are_counted_and_then_the_right_one_is_worth_nothing(self):
        self.write()
        right = self.code_sent()
        for _time in range(4):
            self.assertEqual(self.type_code("x").status_code, 422)
        self.assertEqual(self.type_code("x").status_code, 302)
        self.type_code(right)
        self.assertEqual(self.addresses(), ("samira@example.org",) * 2)

    def test_a_code_is_worth_a_quarter_of_an_hour(self):
        self.write()
        session = self.client.session
        session["code_to_move"] |= {"at": (timezone.now() - timedelta(minutes=16)).timestamp()}
        session.save()
        self.type_code()
        self.assertEqual(self.addresses(), ("samira@example.org",) * 2)

    def test_sent_again_the_former_code_is_worth_nothing(self):
        self.write()
        first = self.code_sent()
        self.client.post(reverse("new-address-resending"))
        self.assertEqual(self.type_code(first).status_code, 422)
        self.type_code()
        self.assertEqual(self.addresses()[0], NEW)

    def test_given_up_the_code_is_worth_nothing(self):
        self.write()
        self.client.post(reverse("new-address-dropping"))
        self.type_code()
        self.assertEqual(self.addresses()[0], "samira@example.org")
        self.assertNotContains(self.client.get(reverse("person-edit", args=[self.samira.person.pk])), NEW)

    def test_too_many_new_addresses_are_refused_with_a_sentence(self):
        for _time in range(5):
            self.write()
        self.assertContains(self.write(), "Trop d", status_code=422)

    def test_the_code_of_one_account_moves_no_other(self):
        self.write()
        code = self.code_sent()
        kept = self.client.session["code_to_move"]
        self.enter_as(self.odile)
        session = self.client.session
        session["code_to_move"] = kept
        session.save()
        self.type_code(code)
        self.assertEqual(self.addresses(self.odile)[0], "odile@example.org")
        self.assertEqual(self.addresses()[0], "samira@example.org")

    def test_the_address_of_another_account_is_told_only_to_who_reads_its_mail(self):
        self.assertRedirects(self.write(email="odile@example.org"), reverse("new-address"))
        self.type_code(self.code_sent("odile@example.org"))
        self.assertEqual(self.addresses()[0], "samira@example.org")
        self.assertEqual(self.sign_in("odile@example.org"), self.odile)

    def test_an_account_of_nobody_yet_gives_way(self):
        self.sign_in(NEW)
        self.enter_as(self.samira)
        self.write()
        self.type_code()
        self.assertEqual(Account.objects.get(email=NEW), self.samira)

    def test_letters_may_stop_and_the_address_still_opens(self):
        self.write(email="")
        self.assertEqual(self.addresses(), ("samira@example.org", ""))
        self.write(email="samira@example.org")
        self.assertEqual(self.addresses(), ("samira@example.org",) * 2)


class NotedAddressTest(AddressTest):
    def note(self, email=NEW, account=None, by=None):
        account = account or self.samira
        Person.objects.get(pk=account.person_id).correct(by=by or self.coralie, email=email)

    def test_the_desk_changes_where_letters_go_and_the_account_waits_for_the_code(self):
        self.note()
        self.assertEqual(self.addresses(), ("samira@example.org", NEW))
        run_waiting()
        self.assertEqual([letter.to for letter in mail.outbox], [["samira@example.org"]])
        self.enter_as(self.coralie)
        seen = self.client.get(reverse("person-edit", args=[self.samira.person.pk]))
        self.assertContains(seen, "ouvrira quand le code")
        self.assertEqual(self.sign_in("samira@example.org"), self.samira)
        self.assertEqual(self.sign_in(NEW), self.samira)
        self.assertEqual(self.addresses(), (NEW, NEW))
        self.assertNotEqual(self.sign_in("samira@example.org"), self.samira)

    def test_the_desk_is_told_what_happens(self):
        self.enter_as(self.coralie)
        self.write()
        seen = self.client.get(reverse("person", args=[self.samira.person.pk]))
        self.assertContains(seen, f"Les courriers vont à {NEW}")

    def test_typing_the_address_of_another_account_takes_nothing_over(self):
        with self.assertRaisesMessage(ValidationError, "autre compte"):
            self.note("Odile@example.org")
        self.assertEqual(self.sign_in("odile@example.org"), self.odile)
        self.assertEqual(self.addresses(), ("samira@example.org",) * 2)

    def test_only_the_last_noted_address_is_awaited(self):
        self.note("faute@example.org")
        self.note()
        self.assertNotEqual(self.sign_in("faute@example.org"), self.samira)
        self.assertEqual(self.sign_in(NEW), self.samira)

    def test_the_desk_takes_a_mistake_back(self):
        self.note("faute@example.org")
        self.note("samira@example.org")
        self.assertFalse(AddressChange.objects.filter(proven_at=None).exists())

    def test_the_address_of_the_team_is_changed_by_who_gives_roles(self):
        with self.assertRaisesMessage(ValidationError, "administration"):
            self.note(account=self.ada)
        self.note(account=self.karim, by=self.ada)
        self.assertEqual(self.sign_in(NEW), self.karim)

    def test_an_address_noted_before_a_role_does_not_open_it(self):
        self.note()
        self.samira.give_role("coordinator", by=self.ada)
        self.assertNotEqual(self.sign_in(NEW), self.samira)

    def test_a_guardian_does_not_write_the_address_another_enters_with(self):
        tom = self.adult("Tom", "Benali")
        Person.objects.filter(pk=tom.person.pk).update(born_on=years_ago(16))
        Guardianship.objects.entrust(tom.person, to=self.samira.person, by=None)
        self.assertNotContains(self.client.get(reverse("person-edit", args=[tom.person.pk])), "id_email")
        self.write(tom.person)
        self.assertEqual(self.addresses(tom), ("tom@example.org",) * 2)
        with self.assertRaisesMessage(ValidationError, "entre avec cette adresse"):
            self.note(account=tom, by=self.samira)

    def test_who_entered_with_a_card_enters_with_the_address_noted_since(self):
        rosa = Person.objects.create(first_name="Rosa", last_name="Lopez", born_on=years_ago(70))
        _card, token, pin = Card.objects.make(rosa, by=self.coralie)
        self.client.logout()
        self.client.post(reverse("card-sign-in", args=[token]), {"pin": pin})
        account = Account.objects.get(person=rosa)
        self.note("rosa@example.org", account=account)
        self.assertEqual(self.sign_in("rosa@example.org"), account)

    def test_without_an_address_nothing_is_awaited_and_none_opens(self):
        self.note("")
        self.assertEqual(self.addresses(), ("", ""))
        self.assertNotEqual(self.sign_in("samira@example.org"), self.samira)

    def test_a_file_merged_meanwhile_is_not_written_over(self):
        stale = Person.objects.get(pk=self.lina.pk)
        self.nour.absorb(self.lina, by=self.coralie)
        with self.assertRaises(ValidationError):
            stale.correct(by=self.coralie, phone="0611111111")
        self.assertEqual(Person.objects.get(pk=self.lina.pk).merged_into, self.nour)
