"""Pictures of printed pages, as a scanner or a camera would leave them."""

import io

import pypdfium2
from PIL import Image, ImageFilter

DPI = 200


def page_pictures(pdf, pages=None):
    """Rasterise pages of a PDF in grey."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        wanted = range(len(document)) if pages is None else pages
        return [document[at].render(scale=DPI / 72).to_pil().convert("L") for at in wanted]
    finally:
        document.close()


def only_pages(pdf, pages):
    """A PDF with some pages of another one."""
    whole, part, buffer = pypdfium2.PdfDocument(pdf), pypdfium2.PdfDocument.new(), io.BytesIO()
    try:
        part.import_pages(whole, pages)
        part.save(buffer)
    finally:
        part.close()
        whole.close()
    return buffer.getvalue()


def degraded(picture):
    """Lay a page askew, blur it, strew noise over it, and press it into a poor JPEG."""
    turned = picture.rotate(-0.8, Image.Resampling.BICUBIC, fillcolor=255)
    blurred = turned.filter(ImageFilter.GaussianBlur(0.8))
    noise = Image.effect_noise(picture.size, 40)
    noisy = Image.blend(blurred, noise, 0.12)
    buffer = io.BytesIO()
    noisy.save(buffer, "JPEG", quality=45, dpi=(DPI, DPI))
    return Image.open(io.BytesIO(buffer.getvalue()))


def encoded(picture, kind="PNG", **options):
    buffer = io.BytesIO()
    picture.save(buffer, kind, dpi=(DPI, DPI), **options)
    return buffer.getvalue()


def scanned_pdf(pictures):
    """A PDF whose pages are pictures and nothing else."""
    buffer = io.BytesIO()
    first, *others = [picture.convert("L") for picture in pictures]
    first.save(buffer, "PDF", resolution=DPI, save_all=True, append_images=others, quality=90)
    return buffer.getvalue()
