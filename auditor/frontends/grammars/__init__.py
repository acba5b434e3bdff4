"""One module a language: its dialect, its syntax rows and its library rows."""
