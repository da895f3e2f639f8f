"""The starter's contracts."""
