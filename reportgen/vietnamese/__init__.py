"""Vietnamese as offices write it. Pure functions: figures, words for figures, quantities, days, spelling.

numbers.py     1.234,5   88,44%   3.700.000 đồng, and back
words.py       một nghìn không trăm linh năm
quantities.py  trên 3,7 tỷ đồng, 17/19 chỉ tiêu: a qualifier, a number, a unit (units.py), and back
dates.py       ngày 05 tháng 02 năm 2026, 9 tháng đầu năm 2024, and back
text.py        one Unicode form, keys for matching, the house's spelling of ủy and tỷ
names.py       titles apart from names
sorting.py     the order of the Vietnamese alphabet, of people by given name, of "Khóm 2" before "Khóm 10"
syllables.py   whether a word can be a Vietnamese syllable
encodings.py   TCVN3 and VNI, word by word
unreadable.py  what the parsers raise
"""
