"""Media made from nothing, the same each time: landscapes, dishes, drawings, melodies, films, parts, a strip
of film. For a demonstration and for trying the tools, where no file of anybody may be used.

`making.make` is told what is wanted and writes it into a folder.
"""
