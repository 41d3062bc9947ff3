"""Attacks by somebody who sees all that pages show over time, and wants to know who wrote, liked or answered what."""
