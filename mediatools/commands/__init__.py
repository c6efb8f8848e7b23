"""One file per tool: `add(parser)` says its words, `run(args, progress)` acts and answers what JSON can say.

They are light: what reads a file is loaded in a child (`mediatools.sandbox`), or by name when it runs.
"""
