# What only cchc and the plan know comes from there; the rest from the lists above.
_cchc() {
    local line
    local -a candidates shown
    for line in "${(@f)$("${(Q)words[1]}" candidates --word="${(Q)PREFIX}" -- "${(@Q)words[2,CURRENT-1]}" 2>/dev/null)}"; do
        [[ -n "$line" ]] || continue
        candidates+=("${line%%$'\t'*}")
        shown+=("${line/$'\t'/  -- }")
    done
    if (( ! $#candidates )); then
        _cchc_fixed "$@"
        return
    fi
    [[ "$PREFIX" == --*=* ]] && compset -P '*='
    compadd -M 'm:{a-z}={A-Z}' -V candidates -l -d shown -a candidates
}
