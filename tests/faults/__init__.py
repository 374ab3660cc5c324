"""Every fault of a provider, met by stock SDKs on both sides."""
