#!/bin/sh
# Makes an environment with lifetimes 0.11.3 (it needs numpy < 2 and pandas < 2.2) and compares speeds with it.
set -eu
cd "$(dirname "$0")"
env=data/peers
if [ ! -x "$env/bin/python" ]; then
    python3 -m venv "$env"
    "$env/bin/pip" -q install lifetimes==0.11.3 numpy==1.26.4 pandas==2.1.4
fi
exec "$env/bin/python" ltv_peers.py
