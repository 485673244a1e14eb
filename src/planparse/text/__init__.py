"""Text layer: exact offsets, Unicode and tone folding, cleaning, reflow of broken lines."""
