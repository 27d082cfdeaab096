# Installs those of the Debian packages that are missing. $1: a folder for what it needs. Then names, or name=version.
# Prints those it installed, a line each.
set -u
folder=$1
shift
missing() {
    for wanted in "$@"; do
        have=$(dpkg-query -W -f '${db:Status-Abbrev}=${Version}' "${wanted%%=*}" 2>/dev/null)
        case $wanted in
        *=*) [ "$have" = "ii =${wanted#*=}" ] || echo "$wanted" ;;
        *) case $have in
            ii*) ;;
            *) echo "$wanted" ;;
            esac ;;
        esac
    done
}
fail() {
    echo "$1" >&2
    exit 1
}
command -v dpkg-query >/dev/null && command -v apt-get >/dev/null || fail 'this is no Debian: there is no apt-get here'
need=$(missing "$@")
[ -n "$need" ] || exit 0
[ -w /var/lib/dpkg ] || fail "that needs root; have an administrator run: apt-get install $(echo $need)"
# Hosts may share a file system: one at a time, and what another has installed meanwhile is not missing any more. The
# folder itself is locked, so nothing is left behind; apt's own locks are of another kind.
exec 9</var/lib/dpkg
flock -w 900 9 || fail 'another installation has been under way for 15 minutes'
need=$(missing "$@")
[ -n "$need" ] || exit 0

# What maintainers' scripts start services with is found by its name; here they find what does nothing.
mkdir -p "$folder" || exit 1
for name in invoke-rc.d deb-systemd-invoke service systemctl; do
    printf '#!/bin/sh\nexit 0\n' >"$folder/$name" && chmod 755 "$folder/$name" || exit 1
done
export PATH="$folder:$PATH:/usr/local/sbin:/usr/sbin:/sbin"
export DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1
get() {
    apt-get -y -q -o "DPkg::Path=$PATH" -o DPkg::Lock::Timeout=600 -o Dpkg::Use-Pty=0 \
        -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold \
        --no-install-recommends install -- $need </dev/null 9<&-
}
log="$folder/apt.log"
if ! get >"$log" 2>&1; then
    apt-get -q update </dev/null >"$folder/update.log" 2>&1 9<&-
    get >"$log" 2>&1 || fail "apt-get said: $(grep -E '^(E|W|dpkg):|Err:' "$folder/update.log" "$log" -h | tail -n 8)"
fi
still=$(missing $need)
[ -z "$still" ] || fail "apt-get succeeded, but these are not installed: $(echo $still)"
echo "$need"
