"""Subtitles and transcripts: blocks of words in the time of a recording, written by several hands."""
