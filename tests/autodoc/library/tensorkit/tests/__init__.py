"""A library's tests, installed with it: no part of its reference."""
