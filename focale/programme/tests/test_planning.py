import re
from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from focale.ground.models import Event
from focale.letters.models import Letter
from focale.programme.models import Activity, Holiday, Occurrence
from focale.testing import FocaleTest, at


class PlanningPagesTest(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.camera = cls.course(seats=6, days=(10, 11))
        cls.date = cls.camera.occurrences.first()

    def enter_as(self, account):
        self.client.force_login(account, backend="focale.people.signed_in.KnownAccounts")
        return self.client

    def setUp(self):
        super().setUp()
        self.enter_as(self.coralie)

    def week(self, day=10, **more):
        query = {"jour": at(day).date().isoformat(), **more}
        return self.client.get(reverse("planning"), query)

    def date_form(self, day=10, hour=9, **more):
        return {
            "day": at(day).date().isoformat(),
            "begins": f"{hour:02}:00",
            "ends": f"{hour + 3:02}:00",
            "room": self.studio.pk,
            "leaders": [self.karim.person.pk],
            "seats": "",
            **more,
        }


class PlanningTest(PlanningPagesTest):
    def test_the_week_shows_room_leader_and_seats(self):
        page = self.week()
        for words in ("Stage caméra", "Studio", "Karim Fabre", "0 sur 6"):
            self.assertContains(page, words)

    def test_by_leader_the_rows_are_the_team(self):
        timetable = self.week(par="animateur").context["timetable"]
        rows = timetable.rows
        self.assertIn("Karim Fabre", [row.name for row in rows])
        karim = next(row for row in rows if row.name == "Karim Fabre")
        self.assertEqual(
            sum(len(cell) for cell in karim.cells), len(self.week().context["timetable"].meetings)
        )

    def test_the_month_begins_on_a_monday_and_ends_on_a_sunday(self):
        days = self.week(vue="mois").context["timetable"].days
        self.assertEqual((days[0].date.weekday(), days[-1].date.weekday(), len(days) % 7), (0, 6, 0))
        self.assertIn(at(10).date(), [day.date for day in days])

    def test_the_month_names_the_rooms(self):
        self.assertContains(self.week(vue="mois"), "Studio</span>")

    def test_the_month_by_room_or_by_leader_is_one_table_with_a_mark_for_each_date_and_its_count(self):
        for by, name in (("salle", "Studio"), ("animateur", "Karim Fabre")):
            page = self.week(vue="mois", par=by)
            timetable = page.context["timetable"]
            row = next(row for row in timetable.wall if row.name == name)
            months = [day for day in timetable.days if not day.is_outside]
            self.assertEqual(len(row.cells), len(months))
            self.assertEqual(row.count, sum(len(day.meetings) for day in months))
            self.assertEqual(timetable.count, sum(each.count for each in timetable.wall))
            self.assertContains(page, f'<th scope="row">{name}</th>', count=1)
            self.assertContains(page, f'<td class="sum">{row.count}</td>')
            self.assertContains(page, f"<output>{timetable.count} séances</output>", html=True)
            self.assertContains(page, ", 0 sur 6</span></a>")
            self.assertContains(page, f"jour={at(10).date().isoformat()}", html=False)

    def test_a_mark_says_its_state_without_colour(self):
        self.date.cancel(reason="Panne", by=self.coralie)
        page = self.week(vue="mois", par="salle")
        self.assertContains(page, 'class="stamp m-beam off"')
        self.assertContains(page, "Stage caméra, annulée</span>")

    def test_on_a_phone_each_day_of_the_month_is_a_line_that_opens(self):
        page = self.week(vue="mois")
        met = [day for day in page.context["timetable"].month_days if day.meetings]
        self.assertContains(page, "<summary>", count=len(met))
        self.assertContains(page, '<span class="count">1 séance</span>')

    def test_holidays_are_named(self):
        Holiday.objects.create(
            kind="school", zone="C", name="Vacances d'essai", first_day=at(8).date(), last_day=at(16).date()
        )
        self.assertContains(self.week(), "Vacances d&#x27;essai")
        self.assertContains(self.week(vue="mois"), "Vacances d&#x27;essai")

    def test_filters_stand_in_the_address_and_nonsense_is_left_out(self):
        self.assertEqual(len(self.week(salle=self.darkroom.pk).context["timetable"].meetings), 0)
        self.assertGreater(len(self.week(animateur=self.karim.person.pk).context["timetable"].meetings), 0)
        self.assertEqual(len(self.week(etat="brouillon").context["timetable"].meetings), 0)
        for nonsense in ({"jour": "2026-13-40"}, {"jour": "9999-12-31"}, {"salle": "x"}, {"vue": "?"}):
            self.assertEqual(self.client.get(reverse("planning"), nonsense).status_code, 200, nonsense)

    def test_a_week_and_a_month_cost_the_same_few_queries_with_fifty_dates(self):
        for number in range(12):
            self.course(
                title=f"Cours {number}", booking="by_date", days=(7, 8, 9, 10), room=self.hall, leaders=[]
            )
        for query in ({}, {"vue": "mois"}, {"vue": "liste"}, {"par": "animateur"}):
            with CaptureQueriesContext(connection) as queries:
                page = self.week(**query)
            self.assertGreater(len(page.context["timetable"].meetings), 12)
            self.assertLessEqual(len(queries), 10, query)

    @property
    def hall(self):
        self.darkroom.is_shared = True
        self.darkroom.save()
        return self.darkroom

    def test_a_leader_reads_but_does_not_write(self):
        self.enter_as(self.karim)
        page = self.week(vue="liste")
        self.assertEqual(page.status_code, 200)
        self.assertNotContains(page, "Annuler les séances")
        self.assertEqual(self.client.get(reverse("occurrence-edit", args=[self.date.pk])).status_code, 403)
        answer = self.client.post(reverse("activity-dates", args=[self.camera.pk]), self.date_form(20))
        self.assertEqual(answer.status_code, 403)

    def test_whoever_reads_follows_no_link_to_a_closed_door(self):
        for account in (self.karim, self.jeanne, self.thomas):
            self.enter_as(account)
            for address in (self.week().request["PATH_INFO"], reverse("activities")):
                page = self.client.get(address, {"jour": at(10).date().isoformat()})
                dates = self.client.get(reverse("activity-dates", args=[self.camera.pk]))
                for link in re.findall(
                    r'href="(/(?:planning|seances|reglages)/[^"?#]*)', page.content.decode()
                ):
                    self.assertEqual(self.client.get(link).status_code, 200, (account, link))
                self.assertNotContains(dates, reverse("activity-edit", args=[self.camera.pk]) + '"')

    def test_a_parent_sees_no_planning(self):
        self.enter_as(self.samira)
        self.assertEqual(self.week().status_code, 403)


class DatePagesTest(PlanningPagesTest):
    def test_moving_says_so_and_offers_to_undo(self):
        url = reverse("occurrence-edit", args=[self.date.pk])
        answer = self.client.post(url, self.date_form(10, 14), follow=True)
        self.assertContains(answer, "La séance est déplacée.")
        fact = Event.objects.get(what="occurrence.moved")
        self.assertContains(answer, "Annuler ce changement")
        self.client.post(reverse("planning-undo"), {"fait": str(fact.pk), "suite": url})
        self.date.refresh_from_db()
        self.assertEqual(self.date.starts_at, at(10, 9))

    def test_moving_onto_another_seat_of_the_same_child_is_allowed_and_said(self):
        self.consent(self.lina)
        other = self.course(title="Labo", days=(12,), room=self.darkroom, leaders=[])
        for course in (self.camera, other):
            course.seatings.get().register([self.lina], made_by=self.samira.person, by=self.samira)
        url = reverse("occurrence-edit", args=[self.date.pk])
        answer = self.client.post(url, self.date_form(12), follow=True)
        self.assertContains(answer, "Lina Benali a déjà une autre place à cette heure")
        self.assertNotContains(self.client.post(url, self.date_form(13), follow=True), "autre place")

    def test_seats_of_a_day_are_asked_only_where_one_books_by_date(self):
        by_date = self.course(title="Labo", booking="by_date", days=(12,), room=self.darkroom, leaders=[])
        for activity, asked in ((self.camera, False), (by_date, True)):
            page = self.client.get(reverse("activity-dates", args=[activity.pk]))
            self.assertEqual("seats" in page.context["form"].fields, asked)

    def test_a_clash_is_a_refusal_on_the_same_page(self):
        self.course(title="Labo", days=(12,), publish=False)
        answer = self.client.post(reverse("occurrence-edit", args=[self.date.pk]), self.date_form(12))
        self.assertContains(answer, "La salle Studio est prise par", status_code=422)
        self.date.refresh_from_db()
        self.assertEqual(self.date.starts_at, at(10, 9))

    def test_cancelling_says_how_many_letters_leave(self):
        self.consent(self.lina)
        self.camera.seatings.get().register([self.lina], made_by=self.samira.person, by=self.samira)
        page = self.client.get(reverse("occurrence-edit", args=[self.date.pk]))
        self.assertContains(page, "1 message part")
        url = reverse("occurrence-cancellation", args=[self.date.pk])
        answer = self.client.post(url, {"annulation-reason": "panne de courant"}, follow=True)
        self.assertContains(answer, "La séance est annulée. 1 message part dans deux minutes.")
        self.assertEqual(Letter.objects.filter(kind="called_off").count(), 1)
        self.assertContains(answer, "Rétablir la séance")

    def test_cancelling_without_a_reason_is_refused(self):
        answer = self.client.post(reverse("occurrence-cancellation", args=[self.date.pk]), {})
        self.assertEqual(answer.status_code, 422)
        self.date.refresh_from_db()
        self.assertIsNone(self.date.cancelled_at)

    def test_several_are_cancelled_together_and_undone_together(self):
        keys = [date.pk for date in self.camera.occurrences.all()]
        answer = self.client.post(
            reverse("occurrences-cancellation"),
            {"seance": keys, "reason": "grève", "suite": reverse("planning")},
            follow=True,
        )
        self.assertContains(answer, "2 séances sont annulées.")
        facts = ",".join(str(fact.pk) for fact in Event.objects.filter(what="occurrence.cancelled"))
        self.client.post(reverse("planning-undo"), {"fait": facts})
        self.assertEqual(self.camera.occurrences.scheduled().count(), 2)

    def test_cancelling_several_needs_a_choice_and_a_reason(self):
        for said in ({}, {"seance": [self.date.pk]}, {"seance": ["x"], "reason": "grève"}):
            self.client.post(reverse("occurrences-cancellation"), said)
        self.assertEqual(self.camera.occurrences.scheduled().count(), 2)

    def test_one_is_never_sent_to_another_site(self):
        answer = self.client.post(reverse("planning-undo"), {"fait": "", "suite": "//evil.example/"})
        self.assertEqual(answer.url, reverse("planning"))

    def test_a_date_is_added_by_hand(self):
        url = reverse("activity-dates", args=[self.camera.pk])
        self.assertEqual(self.client.post(url, self.date_form(20)).status_code, 302)
        self.assertEqual(self.camera.occurrences.count(), 3)
        self.assertContains(self.client.post(url, self.date_form(20)), "est prise", status_code=422)


class SeriesPagesTest(PlanningPagesTest):
    def rhythm(self, **more):
        first = at(20).date()
        return {
            "weekdays": [first.weekday()],
            "every": 1,
            "begins": "14:00",
            "ends": "16:00",
            "first": first.isoformat(),
            "last": (first + timedelta(days=21)).isoformat(),
            "skip_holidays": "on",
            "room": self.darkroom.pk,
            **more,
        }

    def url(self):
        return reverse("series-new", args=[self.camera.pk])

    def test_the_preview_writes_nothing_and_shows_what_stands_in_the_way(self):
        labo = self.course(title="Labo", days=(), publish=False)
        labo.plan(starts_at=at(27, 15), ends_at=at(27, 17), room=self.darkroom, by=self.coralie)
        Holiday.objects.create(
            kind="public", name="Fête d'essai", first_day=at(34).date(), last_day=at(34).date()
        )
        page = self.client.get(self.url(), self.rhythm())
        shown = page.context["proposals"]
        self.assertEqual([each.is_ticked for each in shown], [True, False, False, True])
        self.assertContains(page, "La salle Laboratoire est prise par")
        self.assertContains(page, "Fête d&#x27;essai")
        self.assertEqual(self.camera.occurrences.count(), 2)

    def test_what_is_ticked_is_created_and_can_be_undone(self):
        days = [at(20).date().isoformat(), at(34).date().isoformat(), "2020-01-01"]
        answer = self.client.post(self.url(), self.rhythm(jour=days), follow=True)
        self.assertContains(answer, "2 dates sont créées.")
        self.assertEqual(self.camera.occurrences.count(), 4)
        facts = [fact.pk for fact in answer.context["undoable"]]
        self.client.post(reverse("planning-undo"), {"fait": ",".join(map(str, facts))})
        self.assertEqual(self.camera.occurrences.count(), 2)

    def test_a_date_taken_in_the_meantime_is_told_and_the_others_created(self):
        labo = self.course(title="Labo", days=(), publish=False)
        labo.plan(starts_at=at(20, 15), ends_at=at(20, 17), room=self.darkroom, by=self.coralie)
        days = [at(20).date().isoformat(), at(27).date().isoformat()]
        answer = self.client.post(self.url(), self.rhythm(jour=days), follow=True)
        self.assertContains(answer, "La date est créée.")
        self.assertContains(answer, "La salle Laboratoire est prise par")

    def test_a_rhythm_that_makes_no_sense_is_refused_with_a_sentence(self):
        for change, words in (
            ({"ends": "13:00"}, "La fin doit venir après le début."),
            ({"last": "2020-01-01"}, "Le dernier jour vient avant le premier."),
            ({"last": at(900).date().isoformat()}, "Une série va d&#x27;un an au plus."),
            ({"weekdays": range(7), "last": at(300).date().isoformat()}, "Cela fait plus de 120 dates."),
            ({"weekdays": []}, "Choisissez une réponse"),
        ):
            page = self.client.get(self.url(), self.rhythm(**change))
            self.assertContains(page, words, status_code=422, msg_prefix=str(change))


class ActivityPagesTest(PlanningPagesTest):
    def form(self, **more):
        return {
            "title": "Mixer sa première chanson",
            "kind": "workshop",
            "field": "sound",
            "summary": "Une chanson en deux heures.",
            "site": self.site.pk,
            "booking": "by_date",
            "seats": 8,
            "rule": "first_come",
            "priority_share": 0,
            "offer_hours": 48,
            "is_free": "on",
            **more,
        }

    def test_writing_one_leads_to_its_dates(self):
        answer = self.client.post(reverse("activity-new"), self.form())
        activity = Activity.objects.get(title="Mixer sa première chanson")
        self.assertRedirects(answer, reverse("activity-dates", args=[activity.pk]))
        self.assertFalse(activity.is_published)

    def test_the_preview_shows_the_card_and_writes_nothing(self):
        answer = self.client.post(reverse("activity-new"), self.form(apercu="1"))
        self.assertContains(answer, "m-waves")
        self.assertFalse(Activity.objects.filter(title="Mixer sa première chanson").exists())

    def test_what_is_missing_is_said_beside_its_field(self):
        answer = self.client.post(
            reverse("activity-new"),
            self.form(seats="", min_age=12, max_age=8, rule="draw", priority_share=120),
        )
        self.assertEqual(answer.status_code, 422)
        self.assertEqual(
            set(answer.context["form"].errors), {"seats", "max_age", "draw_at", "priority_share"}
        )

    def test_changing_the_way_of_booking_after_a_registration_is_refused(self):
        self.consent(self.lina)
        self.camera.seatings.get().register([self.lina], made_by=self.samira.person, by=self.samira)
        answer = self.client.post(reverse("activity-edit", args=[self.camera.pk]), self.form())
        self.assertContains(answer, "ne peut plus changer", status_code=422)

    def test_publishing_without_a_date_says_what_to_do(self):
        self.client.post(reverse("activity-new"), self.form())
        activity = Activity.objects.get(title="Mixer sa première chanson")
        url = reverse("activity-publication", args=[activity.pk])
        answer = self.client.post(url, {"geste": "publier"}, follow=True)
        self.assertContains(answer, "pas encore de date")

    def test_publishing_later_and_taking_off(self):
        url = reverse("activity-publication", args=[self.camera.pk])
        self.client.post(url, {"geste": "retirer"})
        when = timezone.localtime() + timedelta(days=3)
        self.client.post(url, {"geste": "publier", "at": f"{when:%Y-%m-%dT%H:%M}"})
        self.camera.refresh_from_db()
        self.assertFalse(self.camera.is_published)
        self.assertIsNotNone(self.camera.published_at)

    def test_several_are_published_at_once_and_undone_at_once(self):
        drafts = [self.course(title=f"Labo {n}", days=(20 + n,), publish=False) for n in range(2)]
        answer = self.client.post(
            reverse("activities-publication"),
            {"activite": [draft.pk for draft in drafts], "geste": "publier"},
            follow=True,
        )
        self.assertContains(answer, "2 activités sont publiées.")
        facts = ",".join(str(fact.pk) for fact in answer.context["undoable"])
        self.client.post(reverse("planning-undo"), {"fait": facts})
        self.assertFalse(Activity.objects.published().filter(pk__in=[d.pk for d in drafts]).exists())

    def test_a_copy_is_a_draft_without_dates(self):
        self.client.post(reverse("activity-copy", args=[self.camera.pk]))
        copy = Activity.objects.get(copied_from=self.camera)
        self.assertEqual((copy.published_at, copy.occurrences.count(), copy.seats), (None, 0, 6))
        self.assertNotEqual(copy.slug, self.camera.slug)

    def test_the_list_sifts_by_words_state_and_season(self):
        for query, found in (
            ({"mots": "caméra"}, 1),
            ({"mots": "zzz"}, 0),
            ({"etat": "brouillon"}, 0),
            ({"etat": "sans-date"}, 0),
            ({"saison": self.season.pk}, 1),
        ):
            page = self.client.get(reverse("activities"), query)
            self.assertEqual(page.context["sheet"].paginator.count, found, query)

    def test_pages_of_an_activity_cost_at_most_ten_queries(self):
        for number in range(30):
            Occurrence.objects.plan(
                self.camera,
                starts_at=at(40 + number),
                ends_at=at(40 + number, 16),
                room=self.studio,
                leaders=[self.karim.person],
                by=self.coralie,
            )
        for name in ("activity-edit", "activity-dates", "activity-pictures", "series-new"):
            with CaptureQueriesContext(connection) as queries:
                self.client.get(reverse(name, args=[self.camera.pk]))
            self.assertLessEqual(len(queries), 10, name)
        with CaptureQueriesContext(connection) as queries:
            self.client.get(reverse("occurrence-edit", args=[self.date.pk]))
        self.assertLessEqual(len(queries), 10, "occurrence-edit")
