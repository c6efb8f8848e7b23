"""How long a film lasts and how many pictures a second it has, also where its header does not say."""

from fractions import Fraction
from itertools import islice

import av

from mediatools.opening import seconds_of

FASTEST = 31
"""Pictures a second above which one in two is left out: a web film needs no more."""
USUAL = (8, 10, 12, 15, 20, Fraction(24000, 1001), 24, 25, Fraction(30000, 1001), 30, 48, 50, 60, 120, 240)
LOOKED_AT = 300


def lasts(container, stream) -> float:
    """Seconds of its pictures: the sound of a phone ends a little later, and a browser writes no length."""
    began = (container.start_time or 0) / av.time_base
    if stream.duration:
        return float((stream.duration + (stream.start_time or 0)) * stream.time_base) - began
    if said := seconds_of(container):
        return said
    packets = (packet for packet in container.demux(stream) if packet.pts is not None)
    last = max((packet.pts + (packet.duration or 0) for packet in packets), default=0)
    container.seek(0)
    return float(last * stream.time_base) - began


def pace(container, stream) -> Fraction:
    """A steady, usual rate for what is filmed unsteadily; 31 at most."""
    average, rate = stream.average_rate, stream.guessed_rate
    if not average or average > USUAL[-1]:
        average = _counted(container, stream)
    if not rate or not 1 <= rate <= USUAL[-1] or rate > 2 * average:
        rate = average
    usual = min(map(Fraction, USUAL), key=lambda each: abs(each - rate))
    while usual > FASTEST:
        usual /= 2
    return usual


def _counted(container, stream) -> Fraction:
    """From the times of its first pictures."""
    packets = (packet.pts for packet in container.demux(stream) if packet.pts is not None)
    times = sorted(islice(packets, LOOKED_AT))
    container.seek(0)
    if len(times) < 2 or times[-1] == times[0]:
        return Fraction(25)
    return (len(times) - 1) / ((times[-1] - times[0]) * stream.time_base)
