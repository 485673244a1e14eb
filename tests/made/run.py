"""Write the five plans in every office format: `python -m tests.made.run OUT` makes OUT/docx, OUT/doc, OUT/odt, OUT/rtf, OUT/html …"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from planparse.readers import office
from tests.made.plans import make

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
CONVERTED: Mapping[str, str] = {
    "doc": "doc:MS Word 97",
    "odt": "odt:writer8",
    "rtf": "rtf:Rich Text Format",
    "html": "html:HTML (StarWriter)",
}
SECONDS = 600


def write_docx(folder: Path) -> list[Path]:
    """The plans as Word packages."""
    folder.mkdir(parents=True, exist_ok=True)
    for text in sorted(CORPUS.glob("*.txt")):
        make(text, CORPUS / "gold" / f"{text.stem}.gold.json", folder / f"{text.stem}.docx")
    return sorted(folder.glob("*.docx"))


def convert(sources: list[Path], suffix: str, folder: Path) -> list[Path]:
    """The same in a format that LibreOffice writes, in one call of it."""
    return office.convert(sources, CONVERTED[suffix], folder, SECONDS)


def main(out: Path) -> None:
    """All formats below `out`, a folder each."""
    sources = write_docx(out / "docx")
    for suffix in CONVERTED:
        convert(sources, suffix, out / suffix)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
