"""The build script: from `data/` to `docs/<locale>/`."""
