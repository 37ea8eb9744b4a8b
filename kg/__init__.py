"""Diplograph: reports of diplomacy in, a graph of sourced claims out."""

__version__ = "0.1.0"
