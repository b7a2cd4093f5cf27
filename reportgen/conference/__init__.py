"""The only room that knows what a conference is. In: a folder with `hoi-nghi.yaml`. Out: the documents it needs.

conference (read) ──▶ indicators (computed) ──▶ values (names for the text) ──▶ outline, appendix, chart ──▶ report
"""
