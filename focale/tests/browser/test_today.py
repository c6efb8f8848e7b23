"""The list at the door, on a phone: with and without network, with two leaders, without JavaScript."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from focale.people.models import AccessNeed, Person
from focale.people.rights import Role
from focale.programme.models import Attendance, Headcount, Mark
from focale.programme.tests.underway import underway

pytestmark = pytest.mark.browser

SLOW = 15000


@pytest.fixture
def date(cast):
    return underway(cast, [cast.lina, cast.nour], title="Filmer sa rue")


def line(page, child):
    return page.locator(f"[data-person='{child.pk}']")


def hand(page, child, name):
    return line(page, child).get_by_role("button", name=name, exact=True)


def until(page, question):
    """Wait for a yes; our own policy forbids the waiting functions Playwright would put in the page."""
    for _look in range(SLOW // 100):
        if page.evaluate(question):
            return
        page.wait_for_timeout(100)
    raise AssertionError(question)


def open_today(page, address="/aujourdhui/"):
    """The page, once its lists are kept on the device and it is ruled by the offline script."""
    page.goto(address)
    until(page, "document.documentElement.dataset.kept && !!navigator.serviceWorker.controller")
    return page


def states():
    return dict(Attendance.objects.values_list("person__first_name", "presence"))


def sent(page, expected):
    """Wait until the server knows exactly this, and the phone says that nothing waits."""
    for _look in range(SLOW // 100):
        if states() == expected:
            break
        page.wait_for_timeout(100)
    assert states() == expected
    expect(page.locator("[data-say=waiting]")).to_be_hidden(timeout=SLOW)
    expect(page.locator("[data-say=sent]")).to_be_visible(timeout=SLOW)


def test_one_tap_each_and_undo_at_once(phone, cast, date, sign_in):
    open_today(sign_in(phone, cast.karim))
    hand(phone, cast.lina, "Là").tap()
    expect(hand(phone, cast.lina, "Là")).to_have_attribute("aria-pressed", "true")
    hand(phone, cast.nour, "Excusé").tap()
    sent(phone, {"Lina": "present", "Nour": "excused"})
    phone.get_by_role("button", name="Annuler").tap()
    expect(hand(phone, cast.nour, "Excusé")).to_have_attribute("aria-pressed", "false")
    hand(phone, cast.lina, "Là").tap()
    hand(phone, cast.lina, "Absent").tap()
    sent(phone, {"Lina": "absent"})
    assert Mark.objects.count() == 5
    expect(phone.locator("[data-tally]")).to_contain_text(re.compile(r"Là\s*0\s*Absents\s*1\s*À pointer\s*1"))


def test_marks_made_without_network_survive_a_reload_and_leave_when_it_is_back(phone, cast, date, sign_in):
    open_today(sign_in(phone, cast.karim))
    phone.context.set_offline(True)
    hand(phone, cast.lina, "Là").tap()
    hand(phone, cast.nour, "Absent").tap()
    expect(phone.locator("[data-say=waiting]")).to_contain_text("2 en attente")
    expect(line(phone, cast.lina).locator("[data-wait]")).to_be_visible()
    expect(phone.locator("[data-say=offline]")).to_be_visible()
    phone.reload()
    expect(phone.get_by_role("heading", name="Aujourd’hui")).to_be_visible()
    expect(hand(phone, cast.lina, "Là")).to_have_attribute("aria-pressed", "true")
    expect(line(phone, cast.nour).locator("[data-wait]")).to_be_visible()
    hand(phone, cast.nour, "Excusé").tap()
    assert states() == {}
    phone.context.set_offline(False)
    sent(phone, {"Lina": "present", "Nour": "excused"})
    expect(line(phone, cast.lina).locator("[data-wait]")).to_be_hidden()
    assert Mark.objects.count() == 3


def test_a_page_closed_without_network_sends_when_opened_again(open_screen, cast, date, sign_in):
    phone = open_today(sign_in(open_screen(), cast.karim))
    phone.context.set_offline(True)
    hand(phone, cast.lina, "Là").tap()
    expect(phone.locator("[data-say=waiting]")).to_contain_text("1 en attente")
    phone.close()
    phone.context.set_offline(False)
    again = phone.context.new_page()
    again.goto("/aujourdhui/")
    sent(again, {"Lina": "present"})


def test_two_phones_mark_the_same_list(open_screen, cast, date, sign_in):
    awa = cast.adult("Awa", "Diop", role=Role.LEADER)
    date.leaders.add(awa.person)
    mine, hers = (open_today(sign_in(open_screen(), who)) for who in (cast.karim, awa))
    hers.context.set_offline(True)
    hand(hers, cast.lina, "Absent").tap()
    hand(hers, cast.nour, "Là").tap()
    expect(hers.locator("[data-say=waiting]")).to_contain_text("2 en attente")
    hand(mine, cast.lina, "Là").tap()
    sent(mine, {"Lina": "present"})
    hers.context.set_offline(False)
    sent(hers, {"Lina": "present", "Nour": "present"})
    expect(hand(hers, cast.lina, "Là")).to_have_attribute("aria-pressed", "true")
    expect(line(hers, cast.lina)).to_contain_text("Karim a noté présent")
    mine.reload()
    expect(line(mine, cast.lina)).to_contain_text(re.compile(r"Awa a noté absent·e à \d"))
    assert Mark.objects.count() == 3


def test_the_list_of_a_date_opens_without_network_and_a_newcomer_waits(phone, cast, date, sign_in):
    open_today(sign_in(phone, cast.karim))
    phone.context.set_offline(True)
    phone.get_by_role("link", name="Ajouter quelqu’un, scanner une carte").tap()
    phone.get_by_text("Une nouvelle personne").tap()
    phone.get_by_label("Prénom", exact=True).fill("Malo")
    phone.get_by_role("button", name="Ajouter à la liste").tap()
    expect(phone.locator("[data-unknown]")).to_contain_text("Malo")
    phone.context.set_offline(False)
    expect(phone.locator("[data-roll] [data-name=Malo]")).to_be_visible(timeout=SLOW)
    assert states() == {"Malo": "present"}


def test_a_page_not_kept_says_so_without_network(phone, cast, date, sign_in):
    open_today(sign_in(phone, cast.karim))
    phone.context.set_offline(True)
    phone.goto(f"/seances/{date.pk}/saisie/")
    expect(phone.get_by_role("heading")).to_contain_text("Pas de réseau")


def test_a_closed_session_keeps_the_taps_and_says_what_to_do(phone, cast, date, sign_in):
    open_today(sign_in(phone, cast.karim))
    phone.context.clear_cookies()
    hand(phone, cast.lina, "Là").tap()
    expect(phone.locator("[data-say=session]")).to_be_visible(timeout=SLOW)
    expect(phone.locator("[data-say=waiting]")).to_contain_text("1 en attente")
    sign_in(phone, cast.karim)
    phone.goto("/aujourdhui/")
    sent(phone, {"Lina": "present"})


def test_a_worn_out_token_is_renewed(phone, cast, date, sign_in):
    open_today(sign_in(phone, cast.karim))
    phone.context.add_cookies([{"name": "csrftoken", "value": "x" * 32, "url": phone.url}])
    phone.context.clear_cookies(name="csrftoken")
    hand(phone, cast.lina, "Là").tap()
    sent(phone, {"Lina": "present"})


def test_a_refused_tap_is_told_and_kept_until_one_decides(phone, cast, date, sign_in):
    open_today(sign_in(phone, cast.karim))
    type(date).objects.filter(pk=date.pk).update(cancelled_at=date.starts_at)
    hand(phone, cast.lina, "Là").tap()
    refusals = phone.locator("[data-refusals]")
    expect(refusals).to_contain_text("Lina Benali · Cette séance est annulée")
    phone.reload()
    expect(refusals).to_contain_text("Lina Benali · Cette séance est annulée", timeout=SLOW)
    refusals.get_by_role("button", name="Oublier").tap()
    expect(refusals).to_be_hidden()


def test_a_list_that_is_no_longer_mine_keeps_the_taps(open_screen, cast, date, sign_in):
    phone = sign_in(open_screen(), cast.karim).context.new_page()  # unwatched: a 404 is what we look for
    phone.goto("/aujourdhui/")
    date.leaders.clear()
    hand(phone, cast.lina, "Là").tap()
    expect(phone.locator("[data-say=gone]")).to_be_visible(timeout=SLOW)
    expect(phone.locator("[data-say=waiting]")).to_contain_text("1 en attente")


KEPT = "caches.open('focale-people-1').then((c) => c.keys()).then((all) => all.map((r) => r.url))"


def kept_pages(page):
    """The lists of people kept on the device."""
    return {"/" + address.split("/", 3)[3] for address in page.evaluate(KEPT)}


def test_signing_out_erases_the_lists_kept_on_the_device(phone, cast, date, sign_in):
    open_today(sign_in(phone, cast.karim))
    list_, count = f"/seances/{date.pk}/", f"/seances/{date.pk}/comptage/"
    assert kept_pages(phone) == {"/aujourdhui/", list_, count}
    phone.goto("/sortir/")
    phone.locator("main form button").first.tap()
    phone.wait_for_url(re.compile(r"\d/$"))
    until(phone, "caches.has('focale-people-1').then((kept) => !kept)")
    phone.context.set_offline(True)
    phone.goto("/aujourdhui/")
    expect(phone.locator("body")).not_to_contain_text("Lina")


def test_another_account_on_the_same_phone_neither_sees_nor_sends_what_was_kept(phone, cast, date, sign_in):
    open_today(sign_in(phone, cast.karim))
    phone.context.set_offline(True)
    hand(phone, cast.lina, "Là").tap()
    expect(phone.locator("[data-say=waiting]")).to_contain_text("1 en attente")
    phone.context.clear_cookies()
    sign_in(phone, cast.coralie)
    phone.context.set_offline(False)
    expect(phone.locator("[data-say=session]")).to_be_visible(timeout=SLOW)
    open_today(phone)
    expect(phone.locator("[data-say=waiting]")).to_be_hidden()
    assert states() == {}
    phone.context.clear_cookies()
    open_today(sign_in(phone, cast.karim))
    sent(phone, {"Lina": "present"})
    assert Mark.objects.get().by == cast.karim


def test_hours_numbers_to_call_and_needs_are_one_tap_away(phone, cast, date, sign_in):
    consent = cast.consent(cast.lina, "access_need")
    AccessNeed.objects.create(
        person=cast.lina, need="quiet", consent=consent, ends_on=date.day + timedelta(days=9)
    )
    open_today(sign_in(phone, cast.karim))
    lina = line(phone, cast.lina)
    expect(lina).to_contain_text("un endroit calme")
    expect(lina).to_contain_text("pas d’image sur le web")
    lina.locator("summary").tap()
    expect(lina.get_by_role("link", name="06 12 34 56 78")).to_have_attribute("href", "tel:+33612345678")
    lina.get_by_label("Départ").fill(f"{date.ends_at.astimezone():%H:%M}")
    lina.get_by_role("button", name="Noter ces heures").tap()
    expect(hand(phone, cast.lina, "Là")).to_have_attribute("aria-pressed", "true")
    sent(phone, {"Lina": "present"})
    assert Attendance.objects.get().left_at is not None


def test_somebody_found_as_one_types(phone, cast, date, sign_in):
    sign_in(phone, cast.karim).goto(f"/seances/{date.pk}/")
    phone.get_by_label("Son prénom et son nom").press_sequentially("odile perrin")
    phone.get_by_role("button", name="Là Odile Perrin").tap()
    expect(phone.locator("[data-roll] [data-name='Odile Perrin']")).to_contain_text("pas inscrit")
    assert states() == {"Odile": "present"}


def test_counting_people_with_the_thumb(phone, cast, date, sign_in):
    sign_in(phone, cast.karim).goto(f"/seances/{date.pk}/comptage/")
    for name, times in (("Un de plus : Personnes en tout", 3), ("Un de plus : moins de 6 ans", 4)):
        for _tap in range(times):
            phone.get_by_role("button", name=name).tap()
    expect(phone.locator("[data-sum]").first).to_have_text(
        re.compile("Le détail compte 4 personnes et le total 3")
    )
    phone.get_by_role("button", name="Un de moins : moins de 6 ans").tap()
    phone.get_by_role("button", name="Enregistrer le comptage").tap()
    phone.wait_for_url(f"**/seances/{date.pk}/")
    assert Headcount.objects.get().total == 3


@pytest.mark.parametrize("javascript", [True, False], ids=["with-scripts", "without"])
def test_counting_needs_no_scrolling_sideways_on_the_narrowest_phone(
    open_screen, cast, date, sign_in, javascript
):
    narrow = sign_in(open_screen({"width": 320, "height": 700}, javascript=javascript), cast.karim)
    narrow.goto(f"/seances/{date.pk}/comptage/")
    page, boxes = narrow.locator("main"), narrow.locator("main .count").all()
    assert boxes and all(
        part.evaluate("part => part.scrollWidth <= part.clientWidth") for part in [page, *boxes]
    )
    assert narrow.evaluate("document.documentElement.scrollWidth") <= 320


def test_people_counted_without_network_wait_too(phone, cast, date, sign_in):
    open_today(sign_in(phone, cast.karim))
    phone.context.set_offline(True)
    phone.get_by_role("link", name="Compter sans nom").tap()
    phone.get_by_label("Personnes en tout", exact=True).fill("7")
    phone.get_by_role("button", name="Enregistrer le comptage").tap()
    expect(phone.locator("[data-say=waiting]")).to_contain_text("1 en attente")
    phone.reload()
    expect(phone.get_by_label("Personnes en tout", exact=True)).to_have_value("7")
    phone.context.set_offline(False)
    expect(phone.locator("[data-say=sent]")).to_be_visible(timeout=SLOW)
    assert Headcount.objects.get().total == 7


def test_a_signed_sheet_from_the_keyboard(desktop, cast, date, sign_in):
    sign_in(desktop, cast.coralie).goto(f"/seances/{date.pk}/saisie/")
    keys = desktop.keyboard
    keys.press("p")
    keys.press("Enter")
    keys.press("e")
    keys.press("Enter")
    keys.type("Malo")
    for _row in range(5):
        keys.press("Enter")
    keys.press("Enter")
    desktop.wait_for_url(f"**/seances/{date.pk}/")
    assert states() == {"Lina": "present", "Nour": "excused", "Malo": "present"}


def test_a_browser_that_keeps_nothing_sends_the_form(phone, cast, date, sign_in):
    phone.add_init_script("Object.defineProperty(window, 'indexedDB', { value: undefined })")
    sign_in(phone, cast.karim).goto("/aujourdhui/")
    hand(phone, cast.lina, "Là").tap()
    expect(phone.get_by_text("Lina Benali : présent")).to_be_visible()
    assert states() == {"Lina": "present"}


def test_the_whole_list_without_javascript(plain, cast, date, sign_in):
    sign_in(plain, cast.karim).goto("/aujourdhui/")
    hand(plain, cast.lina, "Là").tap()
    expect(hand(plain, cast.lina, "Là")).to_have_attribute("aria-pressed", "true")
    hand(plain, cast.lina, "Là").tap()
    expect(hand(plain, cast.lina, "Là")).to_have_attribute("aria-pressed", "false")
    plain.get_by_role("link", name="Ajouter quelqu’un, scanner une carte").tap()
    plain.get_by_label("Son prénom et son nom").fill("odile perrin")
    plain.get_by_role("button", name="Chercher").tap()
    plain.get_by_role("button", name="Là Odile Perrin").tap()
    expect(plain.locator("[data-roll] [data-name='Odile Perrin']")).to_be_visible()
    plain.goto(f"/seances/{date.pk}/comptage/")
    plain.get_by_label("Personnes en tout", exact=True).fill("4")
    plain.get_by_role("button", name="Enregistrer le comptage").tap()
    expect(plain.get_by_text("Le comptage est enregistré")).to_be_visible()
    plain.goto(f"/seances/{date.pk}/saisie/")
    line_of_nour = plain.locator("[data-row]", has_text="Nour")
    line_of_nour.get_by_role("radio", name="A", exact=True).check(force=True)
    plain.get_by_role("button", name="Enregistrer la feuille").tap()
    expect(plain.get_by_text("1 ligne enregistrée")).to_be_visible()
    assert states() == {"Odile": "present", "Nour": "absent"}
    assert Headcount.objects.get().total == 4


def test_nothing_stands_in_the_way_of_anyone(screen, cast, date, sign_in, axe):
    odd = Person.objects.create(first_name="Maximilien-Alexandre 🎉", last_name="de la " + "Roche" * 14)
    Mark.objects.create(occurrence=date, person=odd, presence="", made_at=date.starts_at)
    sign_in(screen, cast.karim)
    screen.goto("/aujourdhui/")
    screen.locator(".roll summary").first.click()
    hand(screen, cast.nour, "Absent").click()
    sent(screen, {"Nour": "absent"})
    axe(screen)
    for address in ("", "?q=odile perrin", "comptage/", "saisie/"):
        screen.goto(f"/seances/{date.pk}/{address}")
        axe(screen)
    screen.goto("/sans-reseau/")
    axe(screen)
