
# What only cchc and the plan know comes from there; the rest from the lists above.
function __cchc_candidates
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    $words[1] candidates --word="$word" -- $words[2..-1] 2>/dev/null
end

complete -c cchc -n "__fish_cchc_using_subcommand COMMANDS" -k -f -a "(__cchc_candidates)"

# Before a command, clap's lines lose sight of an option that has no value yet.
function __cchc_unfinished
    set -l command (__fish_cchc_needs_command)
    and return 1
    test -z "$command"
end

complete -c cchc -n __cchc_unfinished -k -x -l plan -a "(__cchc_candidates)"
