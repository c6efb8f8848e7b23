"""Focale: self-hosted software for associations that run a neighbourhood media space."""
