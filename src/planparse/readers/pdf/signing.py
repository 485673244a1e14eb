"""When a PDF was signed, by its digital signatures. Whether they are valid is not asked."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from planparse.text.stamps import packed_time

_LONGEST = 64
_MOST = 100


def signed(document: pypdfium2.PdfDocument) -> tuple[str, ...]:
    """ISO times in the order of the signatures."""
    return tuple(_times(document))


def _times(document: pypdfium2.PdfDocument) -> Iterator[str]:
    for index in range(min(pdfium.FPDF_GetSignatureCount(document), _MOST)):
        buffer = ctypes.create_string_buffer(_LONGEST)
        signature = pdfium.FPDF_GetSignatureObject(document, index)
        if signature and 0 < pdfium.FPDFSignatureObj_GetTime(signature, buffer, _LONGEST) <= _LONGEST:
            time = packed_time(buffer.value.decode("ascii", "replace"))
            if time:
                yield time
