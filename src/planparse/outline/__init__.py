"""The structure of a document by its numbering: head, sections, blocks, closing."""
