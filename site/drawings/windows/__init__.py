"""What stands in a shop window."""
