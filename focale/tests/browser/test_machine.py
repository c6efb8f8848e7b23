"""The browser itself works: the page comes, nothing from elsewhere, and axe finds what is wrong."""

import pytest

from .walker import Trouble

pytestmark = pytest.mark.browser


def test_the_home_page_opens_on_both_screens(screen, axe):
    screen.goto("/")
    assert screen.title()
    axe(screen)


def test_axe_does_find_a_picture_without_a_text(phone, axe):
    phone.goto("/static/ground/focale.css")
    phone.set_content("<!doctype html><html lang=fr><title>x</title><main><h1>x</h1><img src=data:,></main>")
    with pytest.raises(AssertionError, match="image-alt"):
        axe(phone)


FAULTS = {
    "keeps the focus": "<button>un</button><button id=trap>deux</button>",
    "does not show": "<button>un</button><button class=bare>deux</button>",
    "under something else": "<button>un</button><button>deux</button><p class=over></p>",
    "jumps back": "<main><p class=low><button>un</button></p><button class=high>deux</button></main>",
    "without a name": "<button>un</button><button></button>",
}
LOOK = """
.bare:focus { outline: 0 } .over { position: fixed; inset: 0; margin: 0; background: #fff }
.low { margin-top: 300px } .high { position: absolute; top: 0; left: 0 }
button:not(.bare):focus { outline: 3px solid }
"""
TRAP = "addEventListener('keydown', (e) => { if (e.target.id === 'trap') e.preventDefault(); })"


@pytest.mark.parametrize("fault", FAULTS)
def test_the_walker_does_find_where_a_keyboard_is_lost(walk, fault):
    hand = walk()
    hand.go("/static/ground/focale.css")
    hand.page.set_content(f"<!doctype html><html lang=fr><title>x</title><body>{FAULTS[fault]}")
    hand.page.evaluate(f"{TRAP}; document.adoptedStyleSheets = [new CSSStyleSheet()]")
    hand.page.evaluate("(look) => document.adoptedStyleSheets[0].replaceSync(look)", LOOK)
    with pytest.raises(Trouble, match=fault):
        hand.reach("trois", most=4)


def test_one_is_signed_in_without_typing_a_code(phone, cast, sign_in, live_server):
    sign_in(phone, cast.samira)
    cookies = phone.context.cookies()
    assert [cookie["name"] for cookie in cookies] == ["sessionid"]
