"""The parts of the front end for plain text."""
