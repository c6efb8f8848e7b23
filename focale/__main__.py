"""python -m focale: the same as the command `focale`."""

from focale.command import main

main()
