"""newslint serve: the checks over HTTP, for clients that speak LanguageTool's or Typerighter's protocol, and a page for people."""
