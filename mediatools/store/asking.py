"""Speaking to an S3 store: signed, with limits of time, and once more where that does no harm."""

import hashlib
import time
from urllib.parse import quote

import httpx

from mediatools.store.signing import NOTHING, Key, asked, signed

TRIES = 4
PAUSE = 0.3
"""Seconds before the second try; doubled each time."""
LIMITS = httpx.Timeout(60, connect=10)


class Speaker:
    """One kept connection to `origin` ("https://host"), for all threads."""

    def __init__(self, origin: str, key: Key):
        self.origin, self.key = origin, key
        self.client = httpx.Client(timeout=LIMITS, follow_redirects=False)

    def ask(self, verb: str, path: str, query=None, *, body=b"", headers=None, stream=False):
        """The answer, its body read unless `stream`. All we ask may be asked twice: a content is the same.

        Raises FileNotFoundError for 404, PermissionError for 401 and 403, ValueError for 416, and
        ConnectionError for the rest.
        """
        digest = hashlib.sha256(body).hexdigest() if body else NOTHING
        for number in range(TRIES):
            last = number == TRIES - 1
            try:
                answer = self._sent(verb, path, query or {}, body, headers or {}, digest, stream)
            except httpx.TransportError as error:
                if last:
                    raise ConnectionError(f"the store does not answer: {error}") from error
            else:
                if answer.status_code < 500 or last:
                    return _judged(answer)
                answer.close()
            time.sleep(PAUSE * 2**number)

    def _sent(self, verb, path, query, body, headers, digest, stream):
        address = httpx.URL(f"{self.origin}{quote(path, safe='/-_.~')}?{asked(query)}".rstrip("?"))
        host = address.netloc.decode()
        headers = signed(self.key, verb, host, path, query, headers, digest)
        request = self.client.build_request(verb, address, content=body, headers=headers)
        return self.client.send(request, stream=stream)


def _judged(answer):
    if answer.is_success:
        return answer
    answer.read()
    answer.close()
    if answer.status_code == 404:
        raise FileNotFoundError(answer.request.url.path)
    if answer.status_code in (401, 403):
        raise PermissionError("the store does not know our key, or does not let it do this")
    if answer.status_code == 416:
        raise ValueError("the file has no such bytes")
    raise ConnectionError(f"the store answered {answer.status_code}: {answer.text[:300]}")
