"""What the page `runnable.md` decorates its tests with."""

import unittest

never = unittest.skip("it never runs")
