"""Papers: HTML in, PDF out."""

from config.lib.pdf.render import MissingFile, render_pdf

__all__ = ["MissingFile", "render_pdf"]
