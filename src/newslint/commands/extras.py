"""What to do where a package of an extra is missing: a command that works however this copy of newslint was installed."""

import os
import sys


def not_installed(name, extra):
    """“NAME is not installed: ” and the command that installs the packages of an extra into the Python that runs newslint.

    It names the packages, not newslint, which need not come from a package index: it may be a checkout or a wheel.
    """
    name = name.partition(".")[0]
    return f"{name} is not installed: {' '.join([*_installer(), *map(_quoted, _packages(extra) or [name])])}"


def _packages(extra):
    """The requirements of an extra, such as starlette>=0.37; none where newslint runs from its folder alone."""
    from importlib import metadata

    try:
        wanted = metadata.requires("newslint") or []
    except metadata.PackageNotFoundError:
        return []
    of_extra = ((name.strip(), marker.replace("'", '"')) for name, _, marker in (one.partition(";") for one in wanted))
    return [name.replace(" ", "") for name, marker in of_extra if marker.strip() == f'extra == "{extra}"']


def _installer():
    """The words of the command before the packages."""
    from importlib.util import find_spec

    if os.path.exists(os.path.join(sys.prefix, "pipx_metadata.json")):
        return ["pipx", "inject", os.path.basename(sys.prefix)]
    if os.path.exists(os.path.join(sys.prefix, "uv-receipt.toml")) or find_spec("pip") is None:  # a tool, or an environment, of uv
        return ["uv", "pip", "install", "--python", _quoted(sys.executable)]
    activated = os.environ.get("VIRTUAL_ENV", "")
    if activated and os.path.realpath(activated) == os.path.realpath(sys.prefix):
        return ["pip", "install"]
    return [_quoted(sys.executable), "-m", "pip", "install"]


def _quoted(word):
    """In quotation marks, which every shell takes, where it has a space or what a shell reads as its own."""
    return f'"{word}"' if set(word) & set(" ><[]();&*'") else word
