"""Fuzzing: any bytes to the parts that strangers' bytes reach first (`make fuzz`; CONTRIBUTING.md says how to read what it finds)."""
