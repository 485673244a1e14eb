"""Whether a path lies on a network file system, where SQLite's locks cannot be trusted."""

from __future__ import annotations

from pathlib import Path

_REMOTE = (  # as /proc/mounts calls them
    "nfs",
    "nfs4",
    "cifs",
    "smb",
    "smb2",
    "smb3",
    "smbfs",
    "afs",
    "ceph",
    "glusterfs",
    "lustre",
    "9p",
    "afpfs",
    "webdav",
    "davfs",
    "sshfs",
)
_TABLE = Path("/proc/self/mounts")


def is_remote(path: Path, mounts: str | None = None) -> bool:
    """True where the innermost mount of `path` is of a network; False where the system does not tell (`mounts`: the table's text)."""
    if mounts is None:
        try:
            mounts = _TABLE.read_text(encoding="utf-8", errors="surrogateescape")
        except OSError:
            return False
    best, kind = "", ""
    place = str(path.parent.resolve() / path.name)
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = fields[1].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")
        inside = place == point or place.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, fields[2]
    return kind.removeprefix("fuse.") in _REMOTE
