"""A real Chromium before the live site, with the cast inside. Ask for `phone` or `desktop`, and for `axe`.

A page here fails its test when a script fails, when something is not found, or when it calls another host.
"""

import os
import re
import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import caches
from django.test import Client
from playwright.sync_api import sync_playwright

from focale.ground.worker import run_waiting
from focale.letters.models import Letter
from focale.testing import Cast

from .walker import Walker

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 800}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FAILURES = Path(__file__).resolve().parents[3] / "var/failures"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    setattr(item, f"at_{report.when}", report)
    return report


def installed():
    """The browser of this machine, or the one that FOCALE_TEST_BROWSER names; None when there is none."""
    return os.environ.get("FOCALE_TEST_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def chromium():
    if not (path := installed()):
        pytest.skip("no Chromium on this machine")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = (
        "1"  # Playwright runs a loop in our thread; we never await in it
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def cast(transactional_db):
    """Samira, Lina, Karim and the others of focale/testing.py: `cast.samira`, `cast.course(...)`."""
    for kept in caches.all():
        kept.clear()
    story = type("Story", (Cast,), {})
    story.enter()
    return story


@pytest.fixture
def open_screen(chromium, live_server, cast, request):
    """open_screen(size, javascript=True, **context): a page before the site, watched for trouble."""
    contexts, trouble = [], []

    def watch(page):
        page.on("pageerror", lambda error: trouble.append(f"script: {error}"))
        page.on("request", lambda asked: trouble.extend(elsewhere(asked.url, live_server.url)))
        page.on("response", lambda got: trouble.extend(missing(got)))
        return page

    def open_one(size=PHONE, *, javascript=True, **more):
        context = chromium.new_context(
            viewport=size,
            base_url=live_server.url,
            java_script_enabled=javascript,
            has_touch=size == PHONE,
            locale="fr-FR",
            timezone_id="Europe/Paris",
            reduced_motion="reduce",
            **more,
        )
        context.set_default_timeout(8000)
        context.set_default_navigation_timeout(20000)
        contexts.append(context)
        return watch(context.new_page())

    yield open_one
    failed = getattr(request.node, "at_call", None) and request.node.at_call.failed
    for number, context in enumerate(contexts):
        for page in context.pages if failed else []:
            FAILURES.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=FAILURES / f"{request.node.name[:80]}-{number}.png", full_page=True)
        context.close()
    assert not trouble, trouble


def elsewhere(url, home):
    if not url.startswith((home, "data:", "blob:", "about:")):
        yield f"another host: {url}"


def missing(response):
    part = response.request.resource_type != "document"
    if response.status >= 500 or (part and response.status == 404):
        yield f"{response.status}: {response.url}"


@pytest.fixture
def phone(open_screen):
    return open_screen(PHONE)


@pytest.fixture
def desktop(open_screen):
    return open_screen(DESKTOP)


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
def screen(request, open_screen):
    """The same test at 390 and at 1280 pixels."""
    return open_screen(request.param)


@pytest.fixture
def plain(open_screen):
    """A phone whose browser runs no script."""
    return open_screen(PHONE, javascript=False)


@pytest.fixture
def sign_in(live_server):
    """sign_in(page, account): as if the code had been typed; the sign-in page has tests of its own."""

    def sign(page, account):
        client = Client()
        client.force_login(account, backend="focale.people.signed_in.KnownAccounts")
        cookie = client.cookies["sessionid"]
        page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": live_server.url}])
        return page

    return sign


@pytest.fixture
def after_the_answer():
    """Do what the worker and the clock would do next: the waiting tasks, then the letters."""

    def run():
        run_waiting()
        return Letter.objects.send_waiting()

    return run


@pytest.fixture
def walk(open_screen, sign_in):
    """walk(account=None, size=DESKTOP): somebody who only has a keyboard, signed in or not."""

    def begin(account=None, size=DESKTOP):
        page = open_screen(size)
        return Walker(sign_in(page, account) if account else page)

    return begin


@pytest.fixture
def axe():
    """axe(page): nothing found by axe-core, in light and in dark, and nothing wider than the screen."""

    def look(page):
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
            assert not found, f"{page.url} ({scheme})\n" + "\n".join(told(each) for each in found)
        page.emulate_media(color_scheme=None)
        width = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert width <= 0, f"{page.url} is {width} px wider than the screen"

    return look


def told(violation) -> str:
    where = [re.sub(r"\s+", " ", node["html"])[:160] for node in violation["nodes"][:4]]
    why = violation["nodes"][0].get("failureSummary", "").replace("\n", " ")[:300]
    return f"{violation['id']}: {violation['help']}\n    " + "\n    ".join([*where, why])
