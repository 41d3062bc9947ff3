"""A doorbell between processes."""

from app.bus.factory import open_bus

__all__ = ["open_bus"]
