"""`python -m mediatools TOOL …`: each tool runs in a process of its own, and gives its memory back.

Ends with 0 when it is done, 1 when the file is refused (the sentence is on standard error), 2 when the words
are wrong or a path cannot be written, 3 when the file brought its reader down. `--json` prints the
whole answer as JSON.
"""

import argparse
import importlib
import json
import pkgutil
import sys

from mediatools import commands
from mediatools.bar import Bar
from mediatools.refusing import Refused
from mediatools.sandbox import Contained

INNER = {"typeset": "compiling"}
"""Tools that other tools call, with words of their own."""
DONE, REFUSED, WRONG, CONTAINED, INTERRUPTED = 0, 1, 2, 3, 130
MOST_TOLD = 24


def main() -> None:
    words = sys.argv[1:] or ["--help"]
    tool, *arguments = words
    if tool in INNER:
        importlib.import_module(f"mediatools.{INNER[tool]}").main(arguments)
        return
    names = sorted(module.name for module in pkgutil.iter_modules(commands.__path__))
    if tool not in names and not tool.startswith("-"):
        sys.exit(f"python -m mediatools OUTIL …   outils : {', '.join([*names, *INNER])}")
    parser = argparse.ArgumentParser(prog="python -m mediatools", description="Photo, son, film, 3D.")
    tools = parser.add_subparsers(dest="tool", required=True, metavar="OUTIL")
    for name in names if tool not in names else [tool]:
        command = importlib.import_module(f"mediatools.commands.{name}")
        entry = tools.add_parser(name, help=command.__doc__.splitlines()[0], description=command.__doc__)
        entry.add_argument("--json", action="store_true", help="toute la réponse, en JSON")
        command.add(entry)
        entry.set_defaults(run=command.run)
    sys.exit(done(parser.parse_args(words)))


def done(args) -> int:
    """Run the tool and say what came of it; gives the number to end with."""
    bar = Bar()
    try:
        answer = args.run(args, bar)
    except Contained as contained:
        bar.end()
        print(contained, file=sys.stderr)
        if args.json and contained.detail:
            print(contained.detail, file=sys.stderr)
        return CONTAINED
    except Refused as refused:
        bar.end()
        print(refused, file=sys.stderr)
        return REFUSED
    except OSError as wrong:
        bar.end()
        print(f"Impossible d’écrire ou de lire ici : {wrong}", file=sys.stderr)
        return WRONG
    except KeyboardInterrupt:
        bar.end()
        return INTERRUPTED
    bar.end()
    print(json.dumps(answer, ensure_ascii=False, indent=1, default=str) if args.json else plain(answer))
    for sentence in answer.get("refused", []):
        print(sentence, file=sys.stderr)
    return CONTAINED if "contained" in answer else REFUSED if answer.get("refused") else DONE


def plain(answer: dict) -> str:
    """One line for each thing said; nothing of what is empty, the count of what is long."""
    return "\n".join(
        f"{name}: {_told(value)}" for name, value in answer.items() if value not in ("", [], {}, None)
    )


def _told(value) -> str:
    if isinstance(value, dict):
        value = [f"{name} {inner}" for name, inner in value.items() if inner not in ("", [], {}, None)]
    if isinstance(value, list):
        return ", ".join(map(str, value)) if len(value) <= MOST_TOLD else f"{len(value)}"
    return str(value)


if __name__ == "__main__":
    main()
