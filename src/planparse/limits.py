"""What one input may cost. The numbers stand here once; settings lower or raise them, readers and the sandbox keep to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one input, with their defaults (docs/limits.md says what each is for).

    `max_bytes` of the input; `max_chars` of its text; `max_pages`; `max_pixels` of a picture; `max_memory` in bytes; `max_seconds` for any
    input, `max_seconds_per_page` on top for each page and `max_seconds_per_scan` for each that is read from a picture; for zip-based
    formats `max_zip_entries`, `max_zip_bytes` unpacked in all, `max_zip_ratio` of unpacked to packed size of an XML part, `max_xml_bytes`
    of one XML part; `max_record_bytes` of all records of an input as JSON; `max_meta_bytes` of a table that supplies metadata; pictures of
    pages for people: `max_images` of them, `max_image_bytes` together, further pages are shown without.
    """

    max_bytes: int = 100_000_000
    max_chars: int = 5_000_000
    max_pages: int = 2_000
    max_pixels: int = 200_000_000
    max_memory: int = 2_000_000_000
    max_seconds: int = 30
    max_seconds_per_page: int = 2
    max_seconds_per_scan: int = 30
    max_zip_entries: int = 10_000
    max_zip_bytes: int = 500_000_000
    max_zip_ratio: int = 200
    max_xml_bytes: int = 64_000_000
    max_record_bytes: int = 100_000_000
    max_meta_bytes: int = 5_000_000
    max_images: int = 100
    max_image_bytes: int = 12_000_000

    def seconds_for(self, pages: int, scans: int = 0) -> int:
        """How long an input of so many pages may take, of which so many are read from pictures."""
        pages, scans = (max(0, min(count, self.max_pages)) for count in (pages, scans))
        return self.max_seconds + self.max_seconds_per_page * pages + self.max_seconds_per_scan * scans


DEFAULT = Limits()


class Pages(Protocol):
    """Is told how many pages there are to read, and how many of them are read from pictures; counts add up over calls of one reader."""

    def __call__(self, count: int, scans: int = 0) -> None:
        """More pages, and more pictures of pages, were found."""
