"""Other processes that parse, where there is much to parse; a parser that takes its process down loses one file."""
