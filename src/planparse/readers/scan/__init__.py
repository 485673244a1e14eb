"""Scans and photos: pictures of pages to words with boxes and confidence, by way of Tesseract."""
