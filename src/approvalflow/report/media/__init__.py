"""The media: one document as a page, on a terminal, in Markdown, in Word; figures as CSV."""
