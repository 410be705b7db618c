
# What only cchc and the plan know comes from there; the rest from the list above.
_cchc_or_candidates() {
    local candidate
    COMPREPLY=()
    while IFS=$'\t' read -r candidate _; do
        COMPREPLY+=("$candidate")
    done < <("$1" candidates --word="$2" -- "${COMP_WORDS[@]:1:COMP_CWORD-1}" 2>/dev/null)
    [[ ${#COMPREPLY[@]} -gt 0 ]] || _cchc "$@"
}

if [[ "${BASH_VERSINFO[0]}" -eq 4 && "${BASH_VERSINFO[1]}" -ge 4 || "${BASH_VERSINFO[0]}" -gt 4 ]]; then
    complete -F _cchc_or_candidates -o nosort -o bashdefault -o default cchc
else
    complete -F _cchc_or_candidates -o bashdefault -o default cchc
fi
