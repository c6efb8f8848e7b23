"""The doors, the running service, and whole paths in a browser."""
