"""What image models can do and cost, declared once as data; no I/O but reading its own rows, no network, no clock."""
