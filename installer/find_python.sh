# Sourced by run and check: sets `python` to the environment's interpreter, or to one from 3.11 to 3.13.
find_python() {
    if [ -x "$here/.venv/bin/python" ] && "$here/.venv/bin/python" -c '' 2>/dev/null; then
        python=$here/.venv/bin/python
        return 0
    fi
    for candidate in python3 python3.13 python3.12 python3.11 python; do
        python=$(command -v "$candidate") || continue
        if "$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
            return 0
        fi
    done
    echo "未找到 Python 3.11 至 3.13。/ Python 3.11 to 3.13 is needed (Debian: apt-get install python3)." >&2
    return 1
}
