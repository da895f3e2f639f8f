"""The starter's console."""
