"""An address that takes what a button sends, opened like a page: after signing in anew, from the history."""

from django.shortcuts import render


class NotAPage:
    """A page that says so, with 405, where a browser would show an empty window."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        answer = self.get_response(request)
        is_read = request.method == "GET" and "text/html" in request.headers.get("Accept", "")
        if answer.status_code != 405 or not is_read:
            return answer
        told = render(request, "405.html", status=405)
        told.headers["Allow"] = answer.headers["Allow"]
        return told
