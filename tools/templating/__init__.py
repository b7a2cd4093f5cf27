"""Builds Word templates from the rules.

`word` writes WordprocessingML; `party` sees a rule set with Word's eyes; `styles` and `parts` make the named styles and
the parts of a Party paper; a module a template puts them together.
"""
