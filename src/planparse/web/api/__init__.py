"""The API of version 1: the same rows as the pages and the command line, page by page, with stable codes of errors."""
