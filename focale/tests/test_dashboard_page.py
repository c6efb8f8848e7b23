"""The dashboard as it is read: by whom, what is due, and each number with its rows."""

import re
from datetime import timedelta

from django.utils import timezone

from focale.association.models import Task, VolunteerTime
from focale.funding.models import Call, DocumentKind, OrganisationDocument
from focale.ground.typography import euros
from focale.money.models import Method, Payment
from focale.tests.walking import WalkTest


class DashboardPageTest(WalkTest):
    def get(self, account, address="/tableau-de-bord/", status=200):
        answer = self.as_(account).get(address)
        self.assertEqual(answer.status_code, status, address)
        return answer

    def test_the_board_reads_it_and_every_number_opens_a_page(self):
        said = self.get(self.jeanne).content.decode()
        main = said[said.index("<main") : said.index("</main>")]
        addresses = set(re.findall(r'href="(/[^"]+)"', main))
        self.assertGreater(len(addresses), 10)
        for address in addresses:
            self.get(self.jeanne, address.replace("&amp;", "&"))

    def test_who_has_no_right_does_not(self):
        for account in (self.odile, self.karim):
            self.get(account, status=403)

    def test_what_is_due_stands_in_the_order_of_days_and_what_is_late_says_so(self):
        today = timezone.localdate()
        Call.objects.create(
            funder=self.funder, name="Contrat de ville", year=2027, closes_on=today + timedelta(days=20)
        )
        OrganisationDocument.objects.create(
            kind=DocumentKind.INSURANCE, issued_on=today - timedelta(days=400), file="papiers/a.pdf"
        )
        self.grant.expect(10_000, on=today - timedelta(days=3), by=self.coralie)
        answer = self.get(self.jeanne)
        due = answer.context["due"]
        self.assertEqual([each.day for each in due], sorted(each.day for each in due))
        words = [each.words for each in due]
        for wanted in ("Document à renouveler", "Dernier jour pour demander"):
            self.assertIn(wanted, words)
        self.assertTrue(any("à recevoir" in each for each in words))
        self.assertContains(answer, "en retard", count=2)

    def test_the_rows_behind_a_number_add_up_to_it(self):
        ages = self.get(self.jeanne).context["ages"]
        for row in ages:
            rows = self.get(self.jeanne, row.url).context["rows"]
            self.assertEqual(sum(share.left for share in rows.found), row.cents)
            self.assertEqual(rows.found.count(), row.before)

    def test_each_cell_says_its_column_on_a_phone_and_sums_are_sums(self):
        answer = self.get(self.jeanne, "/tableau-de-bord/a-recevoir/")
        self.assertContains(answer, '<th scope="col" class="num">Reste à payer</th>', html=True)
        left = euros(answer.context["rows"].found[0].left)
        self.assertContains(answer, f'<td data-label="Reste à payer" class="num">{left}</td>', html=True)
        self.assertContains(answer, '<td data-label="Pour quoi">')

    def test_the_board_reads_numbers_of_members_and_the_coordinator_names(self):
        shares = list(self.membership.charge.shares.unpaid())
        Payment.take(Method.CASH, 1_200, payer=self.samira.person, shares=shares, by=self.coralie)
        address = "/tableau-de-bord/adherents/"
        self.assertContains(self.get(self.coralie, address), "Lina")
        self.assertNotContains(self.get(self.jeanne, address), "Lina")

    def test_rows_leave_as_a_file_and_nonsense_is_not_found(self):
        task = Task.objects.create(name="Accueil", hourly_cents=1_500)
        VolunteerTime.objects.create(
            person=self.odile.person, task=task, minutes=60, hourly_cents=1, validated_at=timezone.now()
        )
        for what in ("a-recevoir", "adherents", "benevoles", "renouvellements"):
            self.get(self.jeanne, f"/tableau-de-bord/{what}/?format=csv")
        said = b"".join(self.as_(self.jeanne).get("/tableau-de-bord/benevoles/?format=csv"))
        self.assertIn(b"Odile", said)
        for address in (
            "rien/",
            "adherents/?saison=999999",
            "renouvellements/?jour=2026-02-31",
            "a-recevoir/?format=x",
        ):
            self.get(self.jeanne, f"/tableau-de-bord/{address}", 404)
