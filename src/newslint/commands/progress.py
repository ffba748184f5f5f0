"""How far a long run has come, for who waits at a terminal."""

PATIENCE = 2.0  # seconds of silence first
PACE = 0.2  # seconds between two messages
ERASE = "\r\x1b[K"


def watched(articles, total, err, clock):
    """The articles (ArticleResults) as they come, with a line on `err` that tells how many of the total are done.

    The line makes room for what the report prints, and is gone at the end.  clock(): seconds, as time.monotonic.
    """
    start = last = clock()
    done = found = 0
    drawn = False
    try:
        for result in articles:
            done += 1
            found += len(result.findings)
            if drawn and result.findings:
                err.write(ERASE)
                err.flush()
                drawn = False
            yield result
            now = clock()
            if now - start >= PATIENCE and now - last >= PACE:
                err.write(f"{ERASE}{done} of {total} articles, {found} finding{'s' * (found != 1)}, {done / (now - start):.0f} a second")
                err.flush()
                drawn, last = True, now
    finally:
        if drawn:
            err.write(ERASE)
            err.flush()
