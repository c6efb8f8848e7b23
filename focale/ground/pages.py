"""Answers: a whole page or a fragment of it, and public pages kept until what they show changes."""

import threading
import time
from functools import wraps

from django.core.cache import cache
from django.http import HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.utils.translation import get_language

from .models import Version

KEPT_SECONDS = 60
LOCKS = [threading.Lock() for _ in range(64)]


def page(request, template, context=None, *, fragment=None, status=200):
    """The whole page, or only the named fragment of it when htmx asked for it."""
    if fragment and request.headers.get("HX-Request"):
        template = f"{template}#{fragment}"
    return render(request, template, context, status=status)


def kept(name):
    """Keep the answer of a public GET view until Version `name` rises, and a minute at most.

    The view must not look at the visitor: no name, no token, no message in it. One thread renders while
    the others wait, so that a rush after a change costs one rendering.
    """

    def decorate(view):
        @wraps(view)
        def answer(request, *args, **kwargs):
            if request.method not in ("GET", "HEAD"):
                return view(request, *args, **kwargs)
            number, minute = Version.of(name), int(time.time() // KEPT_SECONDS)
            part = request.headers.get("HX-Request", "")
            key = f"kept:{number}:{minute}:{get_language()}:{part}:{request.get_host()}:{request.get_full_path()}"
            if len(key) > 400:
                return view(request, *args, **kwargs)
            etag = f'"{hash(key) & 0xFFFFFFFFFFFF:x}"'
            if request.headers.get("If-None-Match", "").removeprefix("W/") == etag:
                return _dress(HttpResponseNotModified(), etag)
            found = cache.get(key)
            if found is None:
                with LOCKS[hash(key) % len(LOCKS)]:
                    found = cache.get(key) or _render(view, request, args, kwargs, key)
            status, content_type, body = found
            return _dress(HttpResponse(body, status=status, content_type=content_type), etag)

        return answer

    return decorate


def _render(view, request, args, kwargs, key):
    response = view(request, *args, **kwargs)
    found = response.status_code, response["Content-Type"], response.content
    if response.status_code == 200:
        cache.set(key, found, KEPT_SECONDS)
    return found


def _dress(response, etag):
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    response["Vary"] = "HX-Request, Cookie, Accept-Encoding"
    return response
