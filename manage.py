"""`focale` for tools that look for a manage.py."""

from focale.command import main

main()
