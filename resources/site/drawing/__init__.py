"""Draws the pictures of the sample news site and writes rights metadata into them.

Run from ``resources/site`` as ``python -m drawing``; every file comes out the same each time (fixed
seeds), so a changed picture in a commit means a changed drawing. Pillow only.

``canvas`` paints, ``nature`` holds what several scenes share; ``coast``, ``harbour``, ``boats``,
``port``, ``town``, ``night``, ``portraits``, ``indoors``, ``maps`` and ``postcard`` each return
finished pictures; ``metadata`` turns a ``Rights`` into XMP, IIM and EXIF; ``catalogue`` says which
file is which scene with which rights.
"""
