"""An address as a square to aim at with a telephone (QR code)."""

import io

import segno
from django.utils.safestring import mark_safe

QUIET = 4  # empty modules around the code, as the standard wants


def qr_code(address, quiet=QUIET) -> str:
    """The address as an SVG that scales, black on white in light and dark; `quiet`: 0 on white paper."""
    drawn = io.BytesIO()
    segno.make(address, error="m").save(
        drawn, kind="svg", xmldecl=False, svgns=True, omitsize=True, border=quiet, dark="#000", light="#fff"
    )
    return mark_safe(drawn.getvalue().decode())  # noqa: S308 (made here, of an address that is quoted)
