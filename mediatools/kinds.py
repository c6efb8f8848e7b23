"""What a file is, said by its first bytes; its name is only what somebody called it.

The table is the allow-list: a kind that is not in it is not taken, whoever could read it.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """`reader`: what libvips calls its loader, or FFmpeg its format; `start`: how its first bytes look."""

    name: str
    family: str
    mime: str
    endings: tuple[str, ...]
    reader: str
    start: re.Pattern


def _kind(name, family, mime, endings, reader, start):
    return Kind(name, family, mime, tuple(endings.split()), reader, re.compile(start, re.S))


_HEIF = rb"....ftyp(?:hei[cmsx]|hev[cx]|mif1|msf1)"
_AVIF = rb"....ftyp(?:avi[fs]|(?:mif1|msf1).{4,40}?avi[fs])"
_RAW = rb"II\*\0....CR|....ftypcrx |FUJIFILMCCD-RAW|IIR[OS]|IIU\0"
_RAW_ENDINGS = "cr2 cr3 raf orf rw2 dng nef arw pef"
_MP3 = rb"ID3[\x02-\x04]|\xff[\xf2\xf3\xfa\xfb][^\x00\xff]"
_MTS = rb"(?:.{4})?G.{187}(?:.{4})?G.{187}"
_ZIP = rb"PK\x03\x04"
_OPEN, _WORD = "vnd.oasis.opendocument.text", "vnd.openxmlformats-officedocument.wordprocessingml.document"

KINDS = [
    _kind("jpeg", "picture", "image/jpeg", "jpg jpeg jpe", "jpegload", rb"\xff\xd8\xff"),
    _kind("png", "picture", "image/png", "png", "pngload", rb"\x89PNG\r\n\x1a\n"),
    _kind("webp", "picture", "image/webp", "webp", "webpload", rb"RIFF....WEBP"),
    _kind("avif", "picture", "image/avif", "avif", "heifload", _AVIF),
    _kind("heic", "picture", "image/heic", "heic heif", "pillow-heif", _HEIF),
    _kind("raw", "picture", "image/x-dcraw", _RAW_ENDINGS, "rawpy", _RAW),
    _kind("tiff", "picture", "image/tiff", "tif tiff", "tiffload", rb"II[*+]\0|MM\0[*+]"),
    _kind("wav", "sound", "audio/wav", "wav", "wav", rb"R(?:IFF|F64)....WAVE"),
    _kind("flac", "sound", "audio/flac", "flac", "flac", rb"fLaC"),
    _kind("ogg", "sound", "audio/ogg", "ogg oga opus", "ogg", rb"OggS"),
    _kind("m4a", "sound", "audio/mp4", "m4a m4b", "mov", rb"....ftypM4[ABP] "),
    _kind("aiff", "sound", "audio/aiff", "aif aiff aifc", "aiff", rb"FORM....AIF[FC]"),
    _kind("aac", "sound", "audio/aac", "aac", "aac", rb"\xff[\xf0\xf1\xf8\xf9][\x40-\x7f]"),
    _kind("mp3", "sound", "audio/mpeg", "mp3", "mp3", _MP3),
    _kind("mov", "film", "video/quicktime", "mov qt", "mov", rb"....(?:ftypqt  |moov|mdat|wide)"),
    _kind("mp4", "film", "video/mp4", "mp4 m4v 3gp", "mov", rb"....ftyp[\w ]{4}"),
    _kind("webm", "film", "video/webm", "webm mkv weba", "matroska", rb"\x1a\x45\xdf\xa3"),
    _kind("avi", "film", "video/x-msvideo", "avi", "avi", rb"RIFF....AVI "),
    _kind("mpeg", "film", "video/mpeg", "mpg mpeg vob", "mpeg", rb"\0\0\x01\xba"),
    _kind("mts", "film", "video/mp2t", "ts mts m2ts", "mpegts", _MTS),
    _kind("3mf", "mesh", "model/3mf", "3mf", "", _ZIP),
    _kind("stl", "mesh", "model/stl", "stl", "", rb"solid\b|.{84}"),
    _kind("pdf", "document", "application/pdf", "pdf", "", rb"%PDF-[12]\.\d"),
    _kind("odt", "document", f"application/{_OPEN}", "odt", "", _ZIP),
    _kind("docx", "document", f"application/{_WORD}", "docx", "", _ZIP),
    _kind("vtt", "text", "text/vtt", "vtt", "", rb"(?:\xef\xbb\xbf)?WEBVTT"),
    _kind("text", "text", "text/plain", "txt md srt ass ssa", "", rb""),
]
"""The first that fits is meant: where several share a start, `recognising.py` looks further."""
NAMED = {kind.name: kind for kind in KINDS}
ENDINGS = {ending: kind for kind in reversed(KINDS) for ending in kind.endings}
FOUND = {"picture": "une image", "sound": "un son", "film": "un film", "mesh": "un objet 3D"}
FOUND |= {"document": "un document", "text": "un texte"}
