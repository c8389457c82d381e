"""News Archive: saves news articles with their evidence and says whose each picture is."""

__version__ = "0.1.0"
