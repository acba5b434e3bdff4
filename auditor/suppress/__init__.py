"""What is passed over, and why: comments in the source, paths in the settings, what a baseline knows."""
