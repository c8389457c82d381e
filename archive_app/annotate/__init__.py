"""Anchors that survive a changed text, and the W3C Web Annotation form."""
