"""What a string or a mapping may be: demand-driven evaluation over the representation."""
