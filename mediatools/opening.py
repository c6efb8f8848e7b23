"""A recording or a film somebody brought, opened with FFmpeg: known containers only, and no word to the
network.

For child processes: it loads FFmpeg.
"""

from contextlib import contextmanager
from pathlib import Path

import av
from av.error import FFmpegError, InvalidDataError

from mediatools.limits import too_long
from mediatools.refusing import Refused

CONTAINERS = "wav w64 aiff caf flac ogg mp3 aac amr mov matroska webm avi mpeg mpegts mpegvideo".split()
"""Names of FFmpeg's readers. No playlist, no list of pieces, no subtitle, nothing that names another file."""
MOST_BROKEN = 200

UNREADABLE = "Ce fichier n’est ni un son ni un film que nous savons lire, ou il est abîmé."
EMPTY = "Ce fichier est vide."


@contextmanager
def opened(path: Path | str):
    """The container, closed afterwards. Raises Refused."""
    path = Path(path)
    if not path.is_file() or not path.stat().st_size:
        raise Refused(EMPTY)
    options = {"format_whitelist": ",".join(CONTAINERS), "protocol_whitelist": "file"}
    try:
        container = av.open(str(path), options=options, metadata_errors="replace")
    except (FFmpegError, ValueError, OSError) as wrong:
        raise Refused(UNREADABLE) from wrong
    with container:
        yield container


def seconds_of(container) -> float:
    """What the header says it lasts; 0 when it does not say."""
    return (container.duration or 0) / av.time_base


def not_longer(family: str, seconds: float) -> None:
    """Refuse what lasts longer than its family may ("sound", "film")."""
    if sentence := too_long(family, seconds):
        raise Refused(sentence)


def frames_of(container, stream):
    """Decoded frames of this stream; a broken packet is passed over, as every player does."""
    broken = 0
    try:
        for packet in container.demux(stream):
            try:
                yield from packet.decode()
            except InvalidDataError as wrong:
                broken += 1
                if broken > MOST_BROKEN:
                    raise Refused(UNREADABLE) from wrong
    except FFmpegError as wrong:
        raise Refused(UNREADABLE) from wrong
