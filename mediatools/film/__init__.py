"""Photographs on film: a scan of a negative becomes a positive, a strip its frames, a roll its contact sheet.

A negative is densities, one per layer. `D = log10(base / transmitted)` grows with the light the film saw:
`D = gamma · log10(1 + light)`, with light 1 at the film's threshold. Turned round, that is all there is to
developing: three tables of 65,536 entries, one per channel. For child processes: it loads libvips and numpy.
"""
