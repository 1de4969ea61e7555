"""Settings of all tests: examples are the same in every run, and no test is timed."""

from hypothesis import settings

settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")
