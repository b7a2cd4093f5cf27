"""Builds Word templates from the rules: `word` writes WordprocessingML, `party` knows the parts of a Party paper."""
