"""Sending a big file in parts. Parts that arrived before a break are not sent again."""

import hashlib
from pathlib import Path
from xml.etree import ElementTree

PART = 32 * 2**20
"""Bytes of a part: a store takes ten thousand at most, so 320 GB; one is in memory at a time."""


def send_in_parts(speaker, key: str, path: Path, address: str) -> None:
    """`key`: the path of the object from the root of the store. ValueError when the content is another."""
    whole = hashlib.sha256()
    number, done = _begun(speaker, key) or (_begin(speaker, key), {})
    marks = []
    with path.open("rb") as file:
        while body := file.read(PART):
            whole.update(body)
            part = len(marks) + 1
            mark = f'"{hashlib.md5(body, usedforsecurity=False).hexdigest()}"'
            if done.get(part) != mark:
                words = {"partNumber": part, "uploadId": number}
                mark = speaker.ask("PUT", key, words, body=body).headers["etag"]
            marks.append(mark)
    if whole.hexdigest() != address:
        speaker.ask("DELETE", key, {"uploadId": number})
        raise ValueError("the file changed while it was kept")
    _end(speaker, key, number, marks)


def _end(speaker, key, number, marks):
    listed = "".join(
        f"<Part><PartNumber>{n}</PartNumber><ETag>{m}</ETag></Part>" for n, m in enumerate(marks, 1)
    )
    whole = f"<CompleteMultipartUpload>{listed}</CompleteMultipartUpload>".encode()
    try:
        answer = speaker.ask("POST", key, {"uploadId": number}, body=whole)
    except FileNotFoundError:  # what a second try hears when the first one was done and its answer lost
        speaker.ask("HEAD", key)
        return
    if b"<Error>" in answer.content[:500]:
        raise ConnectionError(f"the store did not put the parts together: {answer.text[:300]}")


def _begin(speaker, key) -> str:
    return _texts(speaker.ask("POST", key, {"uploads": ""}), "UploadId")[0]


def _begun(speaker, key):
    """(its number, {part: mark}) of a sending of this very key that was not ended; None if there is none."""
    bucket, _, name = key.strip("/").partition("/")
    answer = speaker.ask("GET", f"/{bucket}", {"uploads": "", "prefix": name})
    numbers = _texts(answer, "UploadId")
    if not numbers:
        return None
    done, after = {}, 0
    while True:
        words = {"uploadId": numbers[-1], "part-number-marker": after}
        answer = speaker.ask("GET", key, words)
        parts = list(map(int, _texts(answer, "PartNumber")))
        done |= dict(zip(parts, _texts(answer, "ETag"), strict=True))
        if not parts or _texts(answer, "IsTruncated") != ["true"]:
            return numbers[-1], done
        after = parts[-1]


def _texts(answer, name) -> list[str]:
    return [
        each.text or ""
        for each in ElementTree.fromstring(answer.content).iter()
        if each.tag.endswith("}" + name) or each.tag == name
    ]
