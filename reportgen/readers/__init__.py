"""Readers: files of people's data. In: a path. Out: nodes that remember their place (record.py)."""

from .data import read_data, read_folder
from .record import Mapping, Node, Scalar, Sequence, key_place_at, lookup, place_at
from .records import Records, Rejected, read_record_sheets, read_records

__all__ = [
    "Mapping",
    "Node",
    "Records",
    "Rejected",
    "Scalar",
    "Sequence",
    "key_place_at",
    "lookup",
    "place_at",
    "read_data",
    "read_folder",
    "read_record_sheets",
    "read_records",
]
