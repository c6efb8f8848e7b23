"""Subtitles and transcripts: blocks of words with a time, a speaker and a colour, as the French charter
wants them.

`cue`, `charter`, `layout` and `transcript` load no library: a page checks with them while somebody types.
"""
