"""Houses above the shops, in six styles."""
