"""PDF. In: pages and the faces on them. Out: the bytes of a file, the same for the same pages (`write.py`); the chart."""
