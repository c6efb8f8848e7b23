"""One small good file of many kinds, made here: what hostile ones are bent from."""

import io
import struct
import wave
import zipfile
import zlib
from pathlib import Path
from tempfile import NamedTemporaryFile

import av
import numpy as np
from PIL import Image

from mediatools.tests import solids

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
PDF += b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
PDF += b"3 0 obj<</Type/Page/Parent 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def picture(kind="JPEG", wide=96, high=64, **words) -> bytes:
    """Soft colours with some grain, so that there is something to cut."""
    grain = np.random.default_rng(3).integers(0, 60, (high, wide, 3))
    slope = np.linspace(0, 190, wide)[None, :, None] + np.zeros((high, 1, 3))
    kept = io.BytesIO()
    Image.fromarray((slope + grain).astype("u1")).save(kept, kind, **words)
    return kept.getvalue()


def png_of(wide: int, high: int, chunks=(), data=b"") -> bytes:
    """A PNG of these sizes, whatever is really in it."""
    header = struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)
    every = [(b"IHDR", header), *chunks, (b"IDAT", zlib.compress(data or b"\0" * 1000)), (b"IEND", b"")]
    body = (struct.pack(">I", len(d)) + n + d + struct.pack(">I", zlib.crc32(n + d)) for n, d in every)
    return b"\x89PNG\r\n\x1a\n" + b"".join(body)


def sound(seconds=1.0, rate=8000, channels=1) -> bytes:
    """A WAV with a tone."""
    tone = (np.sin(np.arange(int(seconds * rate)) * 0.3) * 9000).astype("<i2")
    kept = io.BytesIO()
    with wave.open(kept, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(np.repeat(tone, channels).tobytes())
    return kept.getvalue()


def film(seconds=2, wide=96, high=64, container="mp4", codec="libx264", **options) -> bytes:
    """A film without sound, ten pictures a second, its index in front where MP4 allows."""
    options = options or ({"movflags": "faststart"} if container == "mp4" else {})
    with NamedTemporaryFile() as kept, av.open(kept.name, "w", format=container, options=options) as out:
        stream = out.add_stream(codec, rate=10)
        stream.width, stream.height, stream.pix_fmt, stream.gop_size = wide, high, "yuv420p", 5
        rng = np.random.default_rng(5)
        for _number in range(int(seconds * 10)):
            frame = av.VideoFrame.from_ndarray(rng.integers(0, 255, (high, wide, 3), dtype="u1"), "rgb24")
            out.mux(stream.encode(frame))
        out.mux(stream.encode())
        out.close()
        return Path(kept.name).read_bytes()


def song(path: Path) -> bytes:
    """An MP3 with a picture on its sleeve."""
    with av.open(path, "w", format="mp3", options={"id3v2_version": "3"}) as out:
        sound = out.add_stream("libmp3lame", rate=8000, layout="mono")
        sleeve = out.add_stream("mjpeg", rate=1)
        sleeve.width, sleeve.height, sleeve.pix_fmt = 48, 48, "yuvj420p"
        sleeve.disposition = av.stream.Disposition.attached_pic
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 8000), "<i2"), "s16p", "mono")
        frame.sample_rate = 8000
        packets = [*sound.encode(frame), *sound.encode()]
        out.mux(sleeve.encode(av.VideoFrame(48, 48, "yuvj420p")))
        out.mux(sleeve.encode())
        out.mux(packets)
    return path.read_bytes()


def office(path: Path, kind: str, *, also=()) -> bytes:
    """An ODT or DOCX as small as it goes."""
    parts = {
        "odt": [("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<a/>")],
        "docx": [("[Content_Types].xml", "<a/>"), ("word/document.xml", "<a/>")],
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in [*parts[kind], *also]:
            archive.writestr(name, content)
    return path.read_bytes()


def part(path: Path) -> bytes:
    """A 3MF of a cube."""
    solids.package(path, solids.model(solids.CORNERS, solids.CUBE))
    return path.read_bytes()
