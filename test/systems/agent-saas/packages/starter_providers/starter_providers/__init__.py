"""The starter's providers."""
