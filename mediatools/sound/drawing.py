"""The outline of a sound as SVG. Light: a page may draw what was kept."""

HEIGHT = 100


def outline(peaks: list[int]) -> str:
    """The `d` of a path: upper edge from left to right, lower edge back. A silence is a thin line, not
    nothing."""
    half = [max(1, each // 2) for each in peaks]
    middle = HEIGHT // 2
    there = "".join(f"L{at} {middle - each}" for at, each in enumerate(half))
    back = "".join(f"L{at} {middle + each}" for at, each in reversed(list(enumerate(half))))
    return f"M{there[1:]}{back}Z" if half else ""


def drawing(wave: dict) -> str:
    """The whole as an SVG file, in the colour of the text around it."""
    box = f'viewBox="0 0 {max(1, len(wave["peaks"]))} {HEIGHT}" preserveAspectRatio="none"'
    path = f'<path fill="currentColor" d="{wave["path"]}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{path}</svg>'
