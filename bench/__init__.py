"""Measurements of the running product, against the bounds the association was promised."""
