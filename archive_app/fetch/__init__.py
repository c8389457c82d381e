"""The network, and the only place that opens or listens on sockets."""
