"""An [[ignore]] entry for what an editor puts aside, written into the config of the article."""

import json
import os
import re

from newslint import files
from newslint.config_error import ConfigError
from newslint.paths import seen_from
from newslint.writing import write_whole

LONGEST_TEXT = 60  # characters of the words by which the entry knows what it silences
REASON = "put aside in an editor"


def add(config, path, code, text):
    """The path of the config to which the entry was added.  text: the words that were found.

    Raises ConfigError where there is no config, or where it cannot be written.
    """
    if config is None or not config.file:
        raise ConfigError(f"no newslint.toml for {os.path.basename(path)}: newslint init makes one")
    name = os.path.basename(config.file)
    try:
        source = files.read(config.file)
        end = "\r\n" if "\r\n" in source.text else "\n"
        written = source.text + end * (not source.text.endswith("\n")) + end + _entry(config, name, path, code, text).replace("\n", end)
        files.toml(written)
        write_whole(config.file, source.encode(written), keep=True)
    except files.InputError as err:
        raise ConfigError(str(err)) from None
    except OSError as err:
        raise ConfigError(f"{name}: cannot be written: {err.strerror}") from None
    except ValueError:  # the entries are a list of another shape
        raise ConfigError(f"{name}: write the codes of its ignore list as [[ignore]] entries first") from None
    return config.file


def _entry(config, name, path, code, text):
    inside = seen_from(config.root, os.path.abspath(path))
    values = {"path": re.sub(r"([\[*?])", r"[\1]", inside), "code": code, "text": text.splitlines()[0][:LONGEST_TEXT].strip(), "reason": REASON}
    table = "tool.newslint.ignore" if name == "pyproject.toml" else "ignore"
    return f"[[{table}]]\n" + "".join(f"{key} = {_quoted(value)}\n" for key, value in values.items())


def _quoted(value):
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
