"""News Archive: saves news articles with their evidence and says whose each picture is."""

__version__ = "0.1.0"
PROGRAM = f"News Archive {__version__}"
"""Who made a capture, as its evidence says."""
