# Runs a command in a folder. $1 the folder, then its words
cd "$1" || exit
shift
if ! command -v "$1" >/dev/null 2>&1; then
    echo inquest-no-such-program >&2
    exit 127
fi
exec "$@"
