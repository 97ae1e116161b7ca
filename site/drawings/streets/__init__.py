"""What surrounds a row of houses."""
