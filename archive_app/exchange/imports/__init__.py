"""Lists of pages out of other tools, one module a format; ``detecting`` tells which it is.

``bookmarks`` browsers' bookmark files · ``pocket`` ``instapaper`` ``readwise`` ``raindrop``
``readeck`` tables of read-later services · ``omnivore`` ``wallabag`` ``pinboard`` ``karakeep``
their exports with texts · ``ris`` ``csl`` reference managers (Zotero) · ``addresses`` plain lists ·
``tables`` and ``values`` what several of them share.
"""
