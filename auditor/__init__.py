"""Finds where a code base still speaks a dead API, and says what replaces each call."""
