"""Sound: a recording in, a finished file out, at the loudness its listeners expect.

Everything works at 48 kHz in float32 and passes over the disk (`reel`), so that four hours cost no more
memory than four minutes. Times are seconds, loudness LUFS (ITU-R BS.1770-4), peaks dBTP. For child processes.
"""
