"""A sound or a film: what its header says, one frame of each track as the proof, and its end looked for."""

from pathlib import Path

import av
from av.error import FFmpegError

from mediatools.kinds import Kind
from mediatools.limits import LIMITS, too_long, too_many_pixels
from mediatools.opening import opened, seconds_of
from mediatools.refusing import Refused

PACKETS = 400
"""Looked at to find the first frame, and at the end; a film whose picture comes later is not one we read."""
LAST = 2.0
"""Seconds before the end that must be there."""
BROKEN = "Cet enregistrement est coupé ou abîmé : apportez-le de nouveau."
PLACES = ("location", "com.apple.quicktime.location.ISO6709", "location-eng", "xyz")


def facts(path: Path, kind: Kind) -> dict:
    """How long, which tracks, which size; `family` is what it holds, whatever its container can hold."""
    with opened(path) as container:
        try:
            return _told(container, kind)
        except (FFmpegError, ValueError, OSError) as error:
            if isinstance(error, Refused):
                raise
            raise Refused(BROKEN) from error


def _told(container, kind):
    if kind.reader not in container.format.name.split(","):
        raise Refused(BROKEN)
    pictures = [stream for stream in container.streams.video if not _is_cover(stream)]
    sounds = list(container.streams.audio)
    family = "film" if pictures else "sound"
    if any(stream.codec_context is None for stream in [*pictures, *sounds]):
        raise Refused(
            "Cet enregistrement est écrit d’une façon que nous ne savons pas lire : enregistrez-le en MP4."
        )
    if not pictures and not sounds:
        raise Refused("Ce fichier n’a ni son ni image.")
    if len(container.streams) > LIMITS[family].tracks:
        raise Refused(f"Ce fichier a {len(container.streams)} pistes : c’est trop.")
    for stream in pictures:
        if large := too_many_pixels("film", stream.width, stream.height):
            raise Refused(large)
    seconds = seconds_of(container) or _counted(container, LIMITS[family].seconds)
    if long := too_long(family, seconds):
        raise Refused(long)
    for stream in [*pictures[:1], *sounds[:1]]:
        _prove(container, stream)
    _prove_end(container, seconds)
    told = {"family": family, "seconds": round(seconds, 2)} | (_picture(pictures[0]) if pictures else {})
    told["tells_where"] = any(name in container.metadata for name in PLACES)
    return told | {"sound": _sound(sounds[0]) if sounds else None, "tracks": len(container.streams)}


def _is_cover(stream) -> bool:
    return bool(stream.disposition & av.stream.Disposition.attached_pic)


def _counted(container, most) -> float:
    """Seconds of a recording whose header does not say, as browsers make them: all its packets, looked at."""
    last = 0.0
    for packet in container.demux():
        if packet.pts is not None:
            last = max(last, float((packet.pts + (packet.duration or 0)) * packet.time_base))
        if last > most:
            break
    return last - (container.start_time or 0) / av.time_base


def _prove(container, stream):
    container.seek(0)
    for number, packet in enumerate(container.demux(stream)):
        if packet.decode():
            return
        if number > PACKETS:
            break
    raise Refused(BROKEN)


def _prove_end(container, seconds):
    """A copy that broke off has its index and not its end."""
    if seconds <= LAST:
        return
    container.seek(int((seconds - LAST) * av.time_base))
    latest = 0.0
    for number, packet in enumerate(container.demux()):
        if packet.pts is not None and packet.size:
            latest = max(latest, float(packet.pts * packet.time_base))
        if number > 20 * PACKETS:
            break
    started = (container.start_time or 0) / av.time_base
    if latest - started < seconds - 2 * LAST - 0.02 * seconds:
        raise Refused(BROKEN)


def _picture(stream) -> dict:
    rate = stream.average_rate or stream.guessed_rate
    return {
        "width": stream.width,
        "height": stream.height,
        "per_second": round(float(rate), 3) if rate else 0,
        "codec": stream.codec_context.codec.canonical_name,
        "colour": {
            "space": "rgb" if "rgb" in (stream.format.name if stream.format else "") else "yuv",
            "bits": stream.format.components[0].bits if stream.format else 8,
        },
    }


def _sound(stream) -> dict:
    return {
        "codec": stream.codec_context.codec.canonical_name,
        "rate": stream.rate,
        "channels": stream.channels,
    }
