"""The five plans as other offices, editors, converters and scanners would have written them, with their gold carried over by exact maps."""
