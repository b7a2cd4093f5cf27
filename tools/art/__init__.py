"""The art of a certificate, drawn by code. In: a page's size. Out: an SVG, and a PNG of the same."""
