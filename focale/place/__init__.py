"""Where things happen: Site (an address and how to come) and Room. Imports `letters` and what lies below."""
