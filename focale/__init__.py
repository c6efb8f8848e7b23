"""Focale: self-hosted software for associations that run a neighbourhood media space."""

__version__ = "0.1.0"
