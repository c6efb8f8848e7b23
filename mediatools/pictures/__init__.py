"""Photographs: opened by what they contain, made in several sizes, cleaned. For child processes."""
