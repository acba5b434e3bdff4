"""The rule pack: its typed rows, the reader that fills them, and what may be asked of them."""
