"""A doorbell between processes."""

from app.bus.opening import open_bus

__all__ = ["open_bus"]
