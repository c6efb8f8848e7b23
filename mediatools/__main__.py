"""`python -m mediatools TOOL …`: each tool runs in a process of its own, and gives its memory back."""

import importlib
import sys

TOOLS = {"typeset": "compiling"}


def main():
    tool, *arguments = sys.argv[1:] or [""]
    if tool not in TOOLS:
        sys.exit(f"python -m mediatools TOOL …   tools: {', '.join(TOOLS)}")
    importlib.import_module(f"mediatools.{TOOLS[tool]}").main(arguments)


if __name__ == "__main__":
    main()
