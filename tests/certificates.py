"""Certificates for servers of the tests, signed by themselves."""

import shutil
import ssl
import subprocess
from pathlib import Path

import pytest


def certificate_of(host: str, folder: Path) -> Path:
    """A file with a certificate of `host` and its key."""
    if not shutil.which("openssl"):
        pytest.skip("no openssl on this machine to make a certificate with")
    made = ("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={host}")
    files = ("-keyout", "key.pem", "-out", "certificate.pem", "-addext", f"subjectAltName=DNS:{host}")
    subprocess.run(["openssl", *made, *files], cwd=folder, check=True, capture_output=True, timeout=60)
    both = folder / "both.pem"
    both.write_bytes((folder / "key.pem").read_bytes() + (folder / "certificate.pem").read_bytes())
    return both


def server_context(certificate: Path) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    return context
