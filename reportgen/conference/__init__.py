"""The only room that knows what a conference is. In: a folder with `hoi-nghi.yaml`. Out: the documents it needs.

conference (read whole) ──▶ indicators (computed) ──▶ values (names for the text) ──▶ outline, appendix, chart ──▶ report
"""
