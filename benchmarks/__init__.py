"""Measurements: how long building and previewing take, and how much memory; see README.md."""
