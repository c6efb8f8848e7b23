"""Film: clips cut and joined, title and credits, subtitles, sound levelled, into one MP4 every phone plays.

FFmpeg inside PyAV, no program; words are set by Typst and laid on the picture. For child processes.
"""
