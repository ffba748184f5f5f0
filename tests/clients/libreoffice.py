"""LibreOffice Writer's own LanguageTool checker, run by Debian's Python: prints what it marks in a paragraph."""

import json
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.lang import Locale

SERVER, STORY, PIPE = sys.argv[1:]


def setting(name, value):
    x = PropertyValue()
    x.Name, x.Value = name, value
    return x


folder = tempfile.mkdtemp()
office = subprocess.Popen(
    ["soffice", f"-env:UserInstallation=file://{folder}", "--headless", "--norestore", f"--accept=pipe,name={PIPE};urp;"],
    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
for _ in range(120):
    try:
        context = resolver.resolve(f"uno:pipe,name={PIPE};urp;StarOffice.ComponentContext")
        break
    except Exception:
        time.sleep(0.5)
services = context.ServiceManager
try:
    config = services.createInstanceWithContext("com.sun.star.configuration.ConfigurationProvider", context).createInstanceWithArguments(
        "com.sun.star.configuration.ConfigurationUpdateAccess",
        (setting("nodepath", "/org.openoffice.Office.Linguistic/GrammarChecking/LanguageTool"),))
    config.BaseURL, config.IsEnabled = SERVER + "/v2", True
    config.commitChanges()
    checker = services.createInstanceWithContext("org.openoffice.lingu.LanguageToolGrammarChecker", context)
    raw = STORY.encode("utf-16-le")
    found = checker.doProofreading("1", STORY, Locale("en", "US", ""), 0, len(raw) // 2, ())
    seen = [{
        "text": raw[2 * e.nErrorStart : 2 * (e.nErrorStart + e.nErrorLength)].decode("utf-16-le"),
        "replacements": list(e.aSuggestions), "message": e.aShortComment, "colour": [p.Value for p in e.aProperties if p.Name == "LineColor"],
    } for e in found.aErrors]
    print(json.dumps(seen))
finally:
    try:
        services.createInstanceWithContext("com.sun.star.frame.Desktop", context).terminate()
    except Exception:
        pass
    office.wait(30)
