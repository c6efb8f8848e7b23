"""The browser itself works: the page comes, nothing from elsewhere, and axe finds what is wrong."""

import pytest

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


def test_one_is_signed_in_without_typing_a_code(phone, cast, sign_in, live_server):
    sign_in(phone, cast.samira)
    cookies = phone.context.cookies()
    assert [cookie["name"] for cookie in cookies] == ["sessionid"]
