#!/usr/bin/python3
"""Builds what a release publishes into a directory: release-assets.py DIRECTORY. The release workflow runs it, too."""

import base64
import hashlib
import json
import sys
import tomllib
import zipfile
from pathlib import Path

root = Path(__file__).resolve().parent.parent
target = Path(sys.argv[1])
target.mkdir(parents=True, exist_ok=True)


def record(name, data):
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("=")
    return f"{name},sha256={digest},{len(data)}"


def wheel(directory, name, version):
    """A wheel as PEP 427 has it: the package's files, its metadata, and a record of both."""
    files = {str(file.relative_to(directory)): file.read_bytes() for file in sorted((directory / name).rglob("*.py"))}
    info = f"{name}-{version}.dist-info"
    files[f"{info}/METADATA"] = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n".encode()
    files[f"{info}/WHEEL"] = b"Wheel-Version: 1.0\nGenerator: release-assets\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    lines = [record(path, data) for path, data in files.items()] + [f"{info}/RECORD,,"]
    with zipfile.ZipFile(target / f"{name}-{version}-py3-none-any.whl", "w") as archive:
        for path, data in {**files, f"{info}/RECORD": "\n".join(lines).encode()}.items():
            archive.writestr(path, data)


def sbom(name, kind, version, dependencies):
    components = [{"type": "library", "name": one} for one in dependencies]
    main = {"type": kind, "name": name, "version": version}
    document = {"bomFormat": "CycloneDX", "specVersion": "1.5", "metadata": {"component": main}, "components": components}
    (target / f"{name}-sbom.json").write_text(json.dumps(document, indent=2) + "\n")


for directory in sorted((root / "packages").iterdir()):
    project = tomllib.loads((directory / "pyproject.toml").read_text())["project"]
    wheel(directory, project["name"], project["version"])
    sbom(project["name"], "library", project["version"], project["dependencies"])
web = json.loads((root / "web/package.json").read_text())
sbom("frontend", "application", web["version"], web.get("dependencies", {}))
