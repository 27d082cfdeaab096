# Runs a command in a control group. $1 the group's folder, then its words
echo 0 >"$1/cgroup.procs"
shift
exec "$@"
