"""Files that people attach: what they are by their content, never by their name, and what may be shown of them."""
