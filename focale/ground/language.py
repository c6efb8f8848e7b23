"""The language a visitor chose, kept in a cookie; French for everybody else, whatever the browser says."""

from django.conf import settings
from django.utils import translation


def kept_words(words, **facts) -> str:
    """Lazy words that are written down for good: in the language of the place, whoever acts."""
    with translation.override(settings.LANGUAGE_CODE):
        return str(words) % facts if facts else str(words)


class ChosenLanguage:
    """Activate the language of the cookie; costs nothing to pages that are kept for everybody."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.known = {code for code, _name in settings.LANGUAGES}

    def __call__(self, request):
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        language = chosen if chosen in self.known else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response
