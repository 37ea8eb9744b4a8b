"""On what the figures were measured: versions, processor, memory, and whether the machine had other work."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version
from pathlib import Path

from kg.text.language import DEFAULT_MODEL

_LIBRARIES = ("diplograph", "spacy", DEFAULT_MODEL.replace("_", "-"), "pyoxigraph", "numpy")


def machine() -> str:
    """Three lines of words."""
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    return f"{libraries}\nPython {platform.python_version()}, {platform.platform()}\n{_hardware()}"


def busy() -> str:
    """A warning where others are at work on this machine; else nothing."""
    load = os.getloadavg()[0]
    if load < 0.5:
        return ""
    return f"This machine has other work (load {load:.1f}): believe CPU seconds, and no seconds by the wall."


def _hardware() -> str:
    names = [line.split(":", 1)[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")]
    name = names[0] if names else platform.processor() or "unknown processor"
    memory = [int(line.split()[1]) / 1e6 for line in _lines("/proc/meminfo") if line.startswith("MemTotal")]
    return f"{name}, {os.cpu_count()} processors" + "".join(f", {size:.0f} GB of memory" for size in memory)


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
