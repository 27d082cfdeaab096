# Process 1 of a host, in namespaces of its own. It ends, and with it all that runs there, when its standard input does:
# the other end of that pipe is the harness, however that ends.
# $1 name, $2 its folder, $3 and $4 its addresses with their lengths ($4 empty: without IPv6), $5 its control group or empty
set -eu
umask 022
echo here
read -r begin

hostname "$1"
[ ! -e /etc/hosts ] || mount --bind "$2/hosts" /etc/hosts
[ ! -d /dev/shm ] || mount -t tmpfs -o mode=1777 tmpfs /dev/shm
# a view of its own cgroup, where there are such namespaces
[ ! -d /sys/fs/cgroup ] || [ -z "$5" ] || mount -t cgroup2 cgroup2 /sys/fs/cgroup || :
# last, for $2 lies there
chmod 1777 "$2/tmp"
mount --bind "$2/tmp" /tmp

ip link set lo up
ip address add "$3" dev eth0
[ -z "$4" ] || ip address add "$4" dev eth0 nodad
ip link set eth0 up
echo ready

# nobody waits for the processes that are left to process 1: so they leave nothing behind
trap '' CHLD
exec cat >/dev/null
