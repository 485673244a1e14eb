"""Text layer: exact offsets, Unicode and tone folding, cleaning and repairs, reflow of broken lines."""
