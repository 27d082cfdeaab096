# Prints yes if a process ran, and all of them are stopped now; no if none ran.
find_all
if [ -z "$awake" ]; then
    echo no
    exit
fi
if [ -n "$cgroup" ] && [ -w "$cgroup/cgroup.freeze" ]; then
    echo 1 >"$cgroup/cgroup.freeze"
    rounds=0
    until is_frozen; do
        rounds=$((rounds + 1))
        again $rounds 40 || break
    done
    find_all
fi
rounds=0
while [ -n "$awake" ]; do
    kill -STOP $awake 2>/dev/null
    rounds=$((rounds + 1))
    if ! again $rounds 200; then
        echo "processes$awake have not stopped within 10 s" >&2
        exit 1
    fi
    find_all
done
if [ -z "$live" ]; then
    echo no
    exit
fi
echo yes
