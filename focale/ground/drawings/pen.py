"""The pen: rounds, boxes, shapes and lines as SVG elements, on a sheet of 300 × 200.

Inks are classes: c0 paper, c1 deep, c2 the tone, c3 pale, c4 the spark of light, c5 white; s0 to s5 as lines.
"""

ROUND = ' stroke-linecap="round"'


def disc(x, y, r, ink):
    return f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{r:.0f}" class="{ink}"/>'


def box(x, y, w, h, ink, turn=0, round_by=0):
    corner = f' rx="{round_by:g}"' if round_by else ""
    turned = f' transform="rotate({turn:.0f} {x + w / 2:.0f} {y + h / 2:.0f})"' if turn else ""
    if corner:
        return (
            f'<rect x="{x:.0f}" y="{y:.0f}" width="{w:.0f}" height="{h:.0f}"{corner} class="{ink}"{turned}/>'
        )
    return f'<path d="M{x:.0f} {y:.0f}h{w:.0f}v{h:.0f}h-{w:.0f}z" class="{ink}"{turned}/>'


def shape(points, ink):
    return f'<path d="M{"L".join(f"{x:.0f} {y:.0f}" for x, y in points)}z" class="{ink}"/>'


def line(path, ink, width, more=""):
    return f'<path d="{path}" class="{ink}" stroke-width="{width:g}"{more}/>'
