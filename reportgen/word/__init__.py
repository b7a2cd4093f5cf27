"""Word files. In: a .docx. Out: its parts, safely opened and quickly written (`package.py`), and what it says, with
every style resolved (`read.py` -> `blocks.py`)."""
