# Prints whether the main process lives, how many processes live, and how many of them are awake.
find_all
set -- $live
lives=$#
set -- $awake
echo "$main $lives $#"
