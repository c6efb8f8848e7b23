"""Two printed pages are made at a time (`mediatools/typeset.py`): who asks for a third is asked to wait."""

from django.shortcuts import render

from mediatools.typeset import TypesetBusy

SOON = 10
"""Seconds."""


class ComeAgain:
    """A page that says so, with 503, instead of a failure: nothing is broken."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, TypesetBusy):
            return None
        again = request.get_full_path() if request.method == "GET" else ""
        answer = render(request, "503.html", {"again": again}, status=503)
        answer.headers["Retry-After"] = str(SOON)
        return answer
