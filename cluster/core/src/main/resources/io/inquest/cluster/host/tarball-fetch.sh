# Fetches $1 to the file $2.
fail() {
    echo "$1" >&2
    exit 1
}
command -v curl >/dev/null || fail 'there is no curl here: install it'
mkdir -p "$(dirname "$2")" || exit 1
curl -fsSL --proto '=http,https' --retry 3 --connect-timeout 20 -o "$2" -- "$1"
