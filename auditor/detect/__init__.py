"""Facts, shapes and the rule pack to findings, one file a family."""
