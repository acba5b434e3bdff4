"""Front ends: text of any language to the representation in `ir`."""
