"""PDF. In: pages and the faces on them. Out: bytes, the same for the same pages (`write.py`); also the chart."""
