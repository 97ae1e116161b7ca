"""A shop's window: the poster that hangs in it, and the page for who stands before it when it is shut."""
