# $1: the folder to make. What an administrator makes there others may pass through: files are brought as the user who
# logged in.
[ "$(id -u)" != 0 ] || umask 022
# another run may just be taking away the folder above it, which was empty
mkdir -p -- "$1" 2>/dev/null || mkdir -p -- "$1" 2>/dev/null || mkdir -p -- "$1"
