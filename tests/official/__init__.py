"""The image tests of the official SDKs, run as they are against a started server."""
