"""Stretches lines of Chinese to the full measure, which WeasyPrint does only where a line has blanks.

A line comes out short when a stop may not begin the next one, or when a number would not fit whole. In a block with
``text-align: justify`` what is missing is shared among all characters of the line, as the grid of a word processor
does; the last line of a paragraph stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from weasyprint import Document
from weasyprint.formatting_structure import boxes


def stretch(document: Document) -> None:
    """Justify the laid-out lines of ``document`` in place."""
    for page in document.pages:
        for block in _blocks(page._page_box):
            edge = block.content_box_x() + block.width
            for line in block.children:
                if line.resume_at is not None:
                    _stretch_line(line, edge)


def _blocks(box: boxes.Box) -> Iterator[boxes.BlockBox]:
    children = getattr(box, "children", ())
    if children and isinstance(children[0], boxes.LineBox):
        if box.style["text_align_all"] == "justify":
            yield box
        return
    for child in children:
        yield from _blocks(child)


def _stretch_line(line: boxes.LineBox, edge: float) -> None:
    texts = [box for box in line.descendants() if isinstance(box, boxes.TextBox)]
    if not texts:
        return
    gaps = sum(len(text.text) for text in texts) - 1
    missing = edge - (texts[-1].position_x + texts[-1].width)
    if gaps < 1 or missing <= 0:
        return
    extra, moved = missing / gaps, 0.0
    for text in texts:
        text.style = text.style.copy()
        spacing = text.style["letter_spacing"]
        text.style["letter_spacing"] = (0 if spacing == "normal" else spacing) + extra
        text.position_x += moved
        moved += extra * len(text.text)
        text.width += extra * len(text.text)
