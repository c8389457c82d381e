"""What a person can do, one verb a module: no Qt, no printing, progress by callback."""
