# Prints yes if a process ran, and none is left; no if none ran.
if [ -z "$pid" ]; then
    # Without the harness's own folder nothing begins any more, and it is not made again.
    if [ -d "${dir%/daemons/*}" ]; then
        mkdir -p "$dir" && : >"$dir/$tag.ended" || exit 1
    fi
    # a start that was broken off may have made its cgroup and said so to nobody
    cgroup=$(find /sys/fs/cgroup -type d -name "inquest-$tag" 2>/dev/null | head -n 1)
fi
ran=no
rounds=0
find_all
while [ -n "$live" ]; do
    ran=yes
    if [ -n "$cgroup" ] && [ -w "$cgroup/cgroup.kill" ]; then
        echo 1 >"$cgroup/cgroup.kill"
    fi
    kill -9 $live 2>/dev/null
    rounds=$((rounds + 1))
    if ! again $rounds 200; then
        echo "processes$live are still there 10 s after they were killed" >&2
        exit 1
    fi
    find_all
done
if [ -n "$cgroup" ] && [ -d "$cgroup" ]; then
    rounds=0
    until find "$cgroup" -depth -type d -exec rmdir {} + 2>/dev/null; do
        rounds=$((rounds + 1))
        again $rounds 20 || break
    done
fi
rm -f "$dir/$tag.pid"
echo $ran
