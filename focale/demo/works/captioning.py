"""Subtitles of a recording, as somebody writes them, and reads them once more."""

from focale.works.models import Captions


def caption(original, file, *, by):
    """In French, and in English at the same times where the plan says how."""
    captions = Captions.objects.begin(original, "fr", by=by)
    told = [{"start": start, "end": end, "text": text, "role": role} for start, end, text, role in file.cues]
    Captions.objects.replace(captions, told, by=by)
    captions.refresh_from_db()
    captions.vouch(by=by)
    if file.english:
        other = Captions.objects.begin(original, "en", by=by)
        rows = zip(other.blocks, file.english, strict=True)
        changes = {block["id"]: block | {"text": text} for block, text in rows}
        other.write(changes, seen=other.number, by=by)
        other.vouch(by=by)
