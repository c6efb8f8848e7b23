"""The marks a place can carry: drawn on 32 × 32 in the colour of the place, with what is cut out of it."""

from django.utils.safestring import mark_safe

APERTURE = "aperture"
MARKS = {
    APERTURE: (
        '<circle cx="16" cy="16" r="16"/>'
        '<path class="cut" d="M21.8 13.9L31 21.6M20.7 20l-2 11.8M14.9 22.1L3.7 26.2M10.2 18.1L1'
        " 10.4M11.3 12l2-11.8"
        'M17.1 9.9l11.2-4.1"/>'
        '<path class="hole" d="M21.8 13.9L20.7 20l-5.8 2.1-4.7-4L11.3 12l5.8-2.1z"/>'
    ),
    "negative": (
        '<path d="M0 4h32v24H0z"/>'
        '<path class="hole" d="M3 6.5h4v3H3zm0 8h4v3H3zm0 8h4v3H3z'
        'M25 6.5h4v3h-4zm0 8h4v3h-4zm0 8h4v3h-4zM16 7a9 9 0 0 1 0 18z"/>'
        '<path class="cut" d="M16 7a9 9 0 0 0 0 18"/>'
    ),
    "waves": (
        '<circle cx="16" cy="16" r="16"/>'
        '<path class="cut" d="M7 13v6M11.5 9v14M16 5.5v21M20.5 9v14M25 13v6" stroke-width="2.6"'
        ' stroke-linecap="round"/>'
    ),
    "blocks": (
        '<path d="M0 0h32v32H0z"/><path class="hole" d="M16 5l9.5 5.5L16 16l-9.5-5.5z"/>'
        '<path class="hole" d="M5.5 12.5L15 18v10l-9.5-5.5z"/><path class="cut" d="M18'
        ' 18.5l7.5-4.3v8L18 26.5z"/>'
    ),
}


def mark(name: str) -> str:
    """The mark as SVG for a page, coloured by focale.css; the aperture when there is no such mark."""
    return mark_safe(
        '<svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">'
        f"{MARKS.get(name) or MARKS[APERTURE]}</svg>"
    )


def icon(name: str, colour: str, paper="#fdfcf9") -> str:
    """The same as a file of its own, for the tab of the browser."""
    body = (MARKS.get(name) or MARKS[APERTURE]).replace('class="hole"', f'fill="{paper}"')
    body = body.replace('class="cut"', f'fill="none" stroke="{paper}"')
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="64" height="64">'
        f'<g fill="{colour}" stroke-width="1.6">{body}</g></svg>'
    )
