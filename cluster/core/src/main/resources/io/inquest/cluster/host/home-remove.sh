# $1: the folder to remove, with all that is in it; the one above it goes with the last.
rm -rf -- "$1" || exit 1
rmdir -- "${1%/*}" 2>/dev/null
exit 0
