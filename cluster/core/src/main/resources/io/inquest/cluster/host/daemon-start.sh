# $1: the log. $2: the folder to start in. Then the words of the command. Prints the main process's number.
log=$1
home=$2
shift 2
fail() {
    echo "$1" >&2
    exit 1
}
[ -d "$home" ] || fail 'the folder of its run is gone: the run has ended'
mkdir -p "$dir" "$(dirname "$log")" && cd "$home" || exit 1
# Whoever undoes this start leaves the file first and then looks for processes; so one of both sees the other.
[ ! -e "$dir/$tag.ended" ] || fail 'it was ended before it began'
command -v setsid >/dev/null || fail 'there is no setsid here: install util-linux'
command -v "$1" >/dev/null || fail "there is no program $1 here"
export INQUEST_DAEMON="$dir/$tag"

# Below its own cgroup, where that can be told: of a mount that does not begin at the top it cannot.
cgroup=
while read -r id above device top point others; do
    case $top:$others in
    /:*' - cgroup2 '*) cgroup="$point$(sed -n 's/^0:://p' /proc/self/cgroup)" ;;
    esac
done </proc/self/mountinfo
if [ -n "$cgroup" ]; then
    cgroup="${cgroup%/}/inquest-$tag"
    if ! mkdir "$cgroup" 2>/dev/null; then
        cgroup=
    elif [ ! -f "$cgroup/cgroup.procs" ]; then
        rmdir "$cgroup"
        cgroup=
    fi
fi

# Its words have this name in them until it has become the daemon.
begin='
dir=$1
tag=$2
cgroup=$3
shift 3
if [ -n "$cgroup" ]; then
    { echo $$ >"$cgroup/cgroup.procs"; } 2>/dev/null || { rmdir "$cgroup"; cgroup=; }
fi
line=$(cat /proc/$$/stat)
began=$(set -- ${line##*) } && echo ${20})
echo "$$ $began $cgroup" >"$dir/$tag.new" && mv "$dir/$tag.new" "$dir/$tag.pid" || exit 1
exec "$@"
'
# What a shell puts in the background ignores interrupts for ever, so do it only where setsid cannot.
if setsid --help 2>&1 | grep -q -e --fork; then
    setsid --fork sh -c "$begin" inquest-begins "$dir" "$tag" "$cgroup" "$@" </dev/null >>"$log" 2>&1
else
    setsid sh -c "$begin" inquest-begins "$dir" "$tag" "$cgroup" "$@" </dev/null >>"$log" 2>&1 &
fi

rounds=0
until [ -f "$dir/$tag.pid" ]; do
    rounds=$((rounds + 1))
    again $rounds 200 || fail "it did not begin within 10 s; its log ends: $(tail -n 20 "$log")"
done
read -r pid began cgroup <"$dir/$tag.pid"
rounds=0
while main_lives && grep -q inquest-begins "/proc/$pid/cmdline" 2>/dev/null; do
    rounds=$((rounds + 1))
    again $rounds 200 || fail 'its shell did not become the program within 10 s'
done
main_lives || fail "it ended at once; its log ends: $(tail -n 20 "$log")"
echo "$pid"
