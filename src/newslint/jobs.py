"""Many articles at once: the same results in the same order for any number of processes."""

import os
import sys

ENOUGH, ENOUGH_BYTES = 16, 400_000  # articles, and bytes of copy, from which a second process pays for its start
FIRST = 20  # articles that are done before it starts
AHEAD = 2  # items under way for each process
MOST_PROCESSES = 61  # processes: Windows can wait for no more
_work = None


def number(wanted, paths):
    """How many processes to use: as many as the user wants, or as pay."""
    if wanted or len(paths) < ENOUGH:
        return wanted or 1
    many = most()
    if many == 1:
        return 1
    size = 0
    for path in paths:
        try:
            size += os.stat(path).st_size
        except OSError:
            continue
        if size > ENOUGH_BYTES:
            return many
    return 1


def most():
    """How many processes pay at the most: one for each processor that may be used, up to eight."""
    return min(8, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def each(work, paths, jobs, first=FIRST):
    """work(path) for every path, or other item, in order, in that many processes.  work must be a picklable callable.

    first: so many are done here, since what is loaded and learnt for them the other processes need not load and learn.
    """
    first = len(paths) if jobs == 1 else min(first, len(paths) // 4)
    yield from map(work, paths[:first])
    paths = paths[first:]
    if len(paths) < 2:
        yield from map(work, paths)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import active_children, get_all_start_methods, get_context

    # the frameworks of macOS may not be used after a fork
    context = get_context("fork" if "fork" in get_all_start_methods() and sys.platform != "darwin" else "spawn")
    pool = ProcessPoolExecutor(min(jobs, len(paths), MOST_PROCESSES), context, _begin, (work,))
    done, interrupted = 0, False
    try:
        for result in pool.map(_do, paths, chunksize=max(1, min(16, len(paths) // (16 * jobs)))):
            yield result
            done += 1
    except BrokenProcessPool:  # a process was killed: what it had taken is done here
        yield from map(work, paths[done:])
    except KeyboardInterrupt:
        interrupted = True
        for process in active_children():
            process.kill()
        raise
    finally:  # else what was begun is ended first: a process killed in mid-answer is waited for in vain
        pool.shutdown(wait=not interrupted, cancel_futures=True)


def stream(work, items, jobs):
    """work(item) for every item of an iterable of any length, in order, in that many processes, with few items under way.

    work and the items must be picklable.  The processes are begun anew, not forked: the caller may have threads.
    """
    if jobs == 1:
        yield from map(work, items)
        return
    from collections import deque
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    pool = ProcessPoolExecutor(min(jobs, MOST_PROCESSES), get_context("spawn"), _begin, (work,))
    waiting, broken = deque(), False

    def first():
        nonlocal broken
        item, future = waiting.popleft()
        try:
            return work(item) if broken else future.result()
        except BrokenProcessPool:  # a process was killed: what it had taken, and all that follows, is done here
            broken = True
            return work(item)

    try:
        for item in items:
            try:
                waiting.append((item, None if broken else pool.submit(_do, item)))
            except BrokenProcessPool:
                broken = True
                waiting.append((item, None))
            if len(waiting) > AHEAD * jobs:
                yield first()
        while waiting:
            yield first()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _begin(work):
    import signal
    from threading import Thread

    global _work
    _work = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends the run
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent():
    """A parent that is killed cannot tell; without this its processes would wait for work for ever."""
    from multiprocessing import parent_process

    parent_process().join()
    os._exit(1)


def _do(path):
    return _work(path)
