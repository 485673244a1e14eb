"""PDF: pages to one text in which every word knows its place."""
