"""A record of what people are shown, to compare between two commits: `python -m tests.recorded` says how.

Whole workshops are played in one process. Every page, reply and push is kept as text in which ids, keys and hashes are
numbered in the order in which they appear, so that two runs of one commit give the same bytes.
"""
