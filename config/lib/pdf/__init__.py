"""Papers: HTML in, PDF out."""

from config.lib.pdf.render import MissingFile, Watch, render_pdf

__all__ = ["MissingFile", "Watch", "render_pdf"]
