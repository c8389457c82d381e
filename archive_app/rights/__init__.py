"""Whose a picture is: claims from pages and files, and the verdict over them.

Pages: ``page_claims`` puts the claims together · ``frames`` what stands around a picture ·
``visible`` and ``tails`` credits in it · ``likeness`` how surely words are one · ``hints`` class
words · ``structured_claims`` JSON-LD, microdata, RDFa, attributes · ``page_notes`` notes at the
page's end and opt-outs. Files: ``file_claims``, ``inspection`` over one module a container and
standard in ``files``. ``verdict`` is pure.
"""
