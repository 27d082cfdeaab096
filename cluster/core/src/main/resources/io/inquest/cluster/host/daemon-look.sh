# Which processes are a daemon's, and how they are. Comes before each of the other scripts.
# $1: the daemon's folder. $2: the tag of this start of it.
#
# A process is the daemon's if it is in the cgroup made for this start, if it carries this start's mark in its
# environment, if it is of the session of the main process while that lives, or if its parent is one of these. The main
# process is the one that has the number and the start time written down; a number alone says nothing.
set -u
dir=$1
tag=$2
shift 2
pid=
began=
cgroup=
if [ -f "$dir/$tag.pid" ]; then
    read -r pid began cgroup <"$dir/$tag.pid"
fi

# Sets state, parent, session and start (ticks since boot) of a process; fails where there is none.
examine() {
    { IFS= read -r line <"/proc/$1/stat"; } 2>/dev/null || return 1
    case $line in
    *") "*) ;;
    *) line=$(cat "/proc/$1/stat" 2>/dev/null) || return 1 ;;
    esac
    # The name before the last parenthesis may have anything in it.
    set -- ${line##*) }
    [ $# -ge 20 ] || return 1
    state=$1
    parent=$2
    session=$4
    start=${20}
}

main_lives() {
    [ -n "$pid" ] && examine "$pid" && [ "$start" = "$began" ] || return 1
    case $state in
    [ZXx]) return 1 ;;
    esac
}

is_frozen() {
    [ -n "$cgroup" ] && grep -q '^frozen 1' "$cgroup/cgroup.events" 2>/dev/null
}

# Sets live (the numbers of the daemon's processes that are not dead), awake (those of them that are neither stopped nor
# frozen), stopped (those that are) and main (yes if the main process lives).
find_all() {
    live=' '
    table=
    main=no
    if main_lives; then main=yes; fi
    caged=' '
    if [ -n "$cgroup" ] && [ -d "$cgroup" ]; then
        caged=" $(find "$cgroup" -name cgroup.procs -exec cat {} + 2>/dev/null | tr '\n' ' ')"
    fi
    marked=' '
    for file in $(grep -lszFx "INQUEST_DAEMON=$dir/$tag" /proc/[0-9]*/environ 2>/dev/null); do
        file=${file#/proc/}
        marked="$marked${file%/environ} "
    done
    for folder in /proc/[0-9]*; do
        number=${folder#/proc/}
        examine "$number" || continue
        case $state in
        [ZXx]) continue ;;
        esac
        table="$table $number:$parent:$state"
        case $caged$marked in
        *" $number "*) live="$live$number " ;;
        *) if [ $main = yes ] && [ "$session" = "$pid" ]; then live="$live$number "; fi ;;
        esac
    done
    before=
    while [ "$live" != "$before" ]; do
        before=$live
        for row in $table; do
            number=${row%%:*}
            parent=${row#*:}
            parent=${parent%%:*}
            case $live in
            *" $number "*) ;;
            *" $parent "*) live="$live$number " ;;
            esac
        done
    done
    is_frozen || caged=' '
    awake=
    stopped=
    for row in $table; do
        number=${row%%:*}
        case $live in
        *" $number "*)
            case $caged:$row in
            *" $number "*|*:T) stopped="$stopped $number" ;;
            *) awake="$awake $number" ;;
            esac
            ;;
        esac
    done
    live="${stopped}$awake"
}

# Lets a twentieth of a second pass; fails when there were too many of them: $1, of which $2 are allowed.
again() {
    [ "$1" -lt "$2" ] || return 1
    sleep 0.05 2>/dev/null || sleep 1
}

# Lets the cgroup go on, if it was told to freeze, and waits until it does.
thaw() {
    if [ -n "$cgroup" ] && grep -q 1 "$cgroup/cgroup.freeze" 2>/dev/null; then
        echo 0 >"$cgroup/cgroup.freeze"
        rounds=0
        while is_frozen; do
            rounds=$((rounds + 1))
            again $rounds 200 || break
        done
    fi
}
