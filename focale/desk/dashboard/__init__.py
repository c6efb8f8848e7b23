"""What the treasurer and the board look at first, on one screen; each number opens its rows."""
