"""Pages that gather several apps: the public home, Today, search, one person's page. No models."""
