"""The parts of a shop front."""
