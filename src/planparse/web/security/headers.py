"""What browsers are told to refuse: everything that does not come from this server, scripts and styles inside pages, frames."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_ALWAYS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def add(headers: MutableHeaders, path: str) -> None:
    """Add to the headers of an answer; only static files may be kept without asking again."""
    headers.update(_ALWAYS)
    if path.startswith("/static/"):
        headers["Cache-Control"] = "public, max-age=3600"
    elif "Cache-Control" not in headers:
        headers["Cache-Control"] = "private, no-cache"
    headers.add_vary_header("Cookie")
