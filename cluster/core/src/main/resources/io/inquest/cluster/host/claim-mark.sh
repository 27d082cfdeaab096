# Sets mark: which machine, or container, this is, since when it runs, and in which network. What a claim says of
# another mark is of the time before the machine was started anew, or of another that shares the file system.
boot=
began=
{ read -r boot </proc/sys/kernel/random/boot_id; } 2>/dev/null
if { read -r line </proc/1/stat; } 2>/dev/null; then
    # the name before the last parenthesis may have anything in it
    began=$(set -- ${line##*) } && echo "${20-}")
fi
network=$(readlink /proc/self/ns/net 2>/dev/null)
network=${network#*[}
mark="$boot-$began-${network%]}"

# Prints where a claim is, and what it says.
tell() {
    printf '%s\n' "$1" && cat -- "$1"
}
