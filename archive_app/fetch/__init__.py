"""The network, and the only place that opens or listens on sockets.

``guard`` which addresses may be asked · ``transport`` connections to exactly those · ``proxies``
through whom · ``client`` one capture's requests · ``cookies`` the person's own · ``redirects``
where answers send us on · ``retrying`` what is worth a second try · ``gateway`` and ``tunnels`` the
way out of a browser that renders a page · ``faults`` what went wrong, in sentences · ``settings``
limits and identity · ``demo_site`` the sample site.
"""
