"""Frozen data and pure functions, standard library only; every other package may import it.

``errors`` what can go wrong · ``address`` web addresses · ``page`` what was fetched · ``article``
what it says · ``picture`` its pictures · ``rights`` whose they are · ``annotation`` the person's
marks · ``query`` what is searched, ``words`` how words are told apart, ``matches`` where they
stand · ``library`` what lists and panels show · ``saving`` what a
saved page brings along · ``changes`` what a change touched.
"""
