"""Printed plans as offices scan them: clean grey pages, or worn ones: skewed, blurred, noisy, with a red seal over the signature."""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

Place = tuple[float, float]  # points from the upper left corner
_INK = (200, 30, 40)
_PEN = (40, 50, 140)
_PAPER = (250, 249, 244)
_SEAL = 102  # points across: 36 mm
_RING = "UY BAN NHAN DAN * "  # the letters of the font that comes with Pillow


@dataclass(frozen=True)
class Scanner:
    """How pages are taken: dots per inch, quality of JPEG, and for worn ones degrees of skew, radius of blur, spread of noise."""

    dpi: int
    quality: int
    colour: bool = False
    skew: float = 0.0
    blur: float = 0.0
    noise: float = 0.0


CLEAN = Scanner(300, 85)
WORN = Scanner(200, 70, colour=True, skew=1.5, blur=0.7, noise=8.0)
SCANNERS: Mapping[str, Scanner] = {"scan": CLEAN, "scan-worn": WORN}


def scan(printed: Path, target: Path, scanner: Scanner, signer: str = "") -> None:
    """Write the pages of `printed` as pictures to the PDF `target`; a scanner of colours sees a seal at the name of `signer`.

    The same input gives the same bytes: what is left to chance is drawn from a seed of the name and the page.
    """
    first, *rest = _pages(printed, scanner, signer)
    first.save(
        target, "PDF", save_all=True, append_images=rest, resolution=scanner.dpi, quality=scanner.quality, creationDate=None, modDate=None
    )


def _pages(printed: Path, scanner: Scanner, signer: str) -> Iterator[Image.Image]:
    with pypdfium2.PdfDocument(printed) as document:
        signed = _signed(document, signer)
        for number, page in enumerate(document):
            image = page.render(scale=scanner.dpi / 72, grayscale=not scanner.colour).to_pil()
            if scanner.colour:
                image = image.convert("RGB")
                if signed and signed[0] == number:
                    image = ImageChops.multiply(image, _stamp(image.size, signed[1], scanner.dpi / 72))
            chance = np.random.default_rng([zlib.crc32(printed.stem.encode()), number])
            yield _worn(image, scanner, chance)


def _signed(document: pypdfium2.PdfDocument, signer: str) -> tuple[int, Place] | None:
    """Page and place of the last print of the signer's name in the right half of a page, where the closing has it."""
    for number in reversed(range(len(document) if signer else 0)):
        page = document[number]
        text = page.get_textpage()
        boxes = [text.get_charbox(start) for start, _ in iter(text.search(signer).get_next, None)]
        right = [box for box in boxes if box[0] > page.get_width() / 2]
        if right:
            return number, (right[-1][0], page.get_height() - right[-1][3])
    return None


def _stamp(size: tuple[int, int], at: Place, scale: float) -> Image.Image:
    """A white page with a seal to the left of a name and a signature above it."""
    page = Image.new("RGB", size, "white")
    x, y, radius = (at[0] - 4) * scale, (at[1] - 36) * scale, _SEAL / 2 * scale
    draw = ImageDraw.Draw(page)
    for part, width in ((1.0, 1.6), (0.93, 0.7), (0.62, 0.7)):
        far = part * radius
        draw.ellipse([x - far, y - far, x + far, y + far], outline=_INK, width=round(width * scale))
    rays = [((0.42, 0.17)[corner % 2] * radius, math.pi * (corner / 5 - 0.5)) for corner in range(10)]
    draw.polygon([(x + far * math.cos(turn), y + far * math.sin(turn)) for far, turn in rays], fill=_INK)
    _ring(page, x, y, radius)
    waves = [(x + radius * (far / 20 - 0.4), y + radius * 0.35 * math.sin(far / 3) * math.exp(-far / 40)) for far in range(60)]
    draw.line(waves, fill=_PEN, width=round(1.2 * scale), joint="curve")
    return page


def _ring(page: Image.Image, x: float, y: float, radius: float) -> None:
    """Letters around the middle of a seal, their feet inwards."""
    font = ImageFont.load_default(0.2 * radius)
    side = round(0.3 * radius)
    letters = _RING * 2
    for number, letter in enumerate(letters):
        turn = 2 * math.pi * number / len(letters)
        tile = Image.new("RGB", (side, side), "white")
        ImageDraw.Draw(tile).text((side / 2, side / 2), letter, _INK, font, "mm")
        tile = tile.rotate(-math.degrees(turn), Image.Resampling.BICUBIC, fillcolor="white")
        left, top = round(x + 0.78 * radius * math.sin(turn) - side / 2), round(y - 0.78 * radius * math.cos(turn) - side / 2)
        page.paste(ImageChops.multiply(page.crop((left, top, left + side, top + side)), tile), (left, top))


def _worn(image: Image.Image, scanner: Scanner, chance: np.random.Generator) -> Image.Image:
    if scanner.colour:
        image = ImageChops.multiply(image, Image.new("RGB", image.size, _PAPER))
    if scanner.skew:
        fill = _PAPER if scanner.colour else 255
        image = image.rotate(chance.uniform(-scanner.skew, scanner.skew), Image.Resampling.BILINEAR, fillcolor=fill)
    if scanner.blur:
        image = image.filter(ImageFilter.GaussianBlur(scanner.blur))
    if scanner.noise:
        dots = np.asarray(image, dtype=np.float32)
        grain = scanner.noise * chance.standard_normal(dots.shape[:2], dtype=np.float32)
        image = Image.fromarray(np.clip(dots + grain.reshape(*grain.shape, *[1] * (dots.ndim - 2)), 0, 255).astype(np.uint8))
    return image
