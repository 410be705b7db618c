    # What only cchc and the plan know comes from there; the rest from the list below.
    $before = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.Extent.Text })
    $option = if ("$wordToComplete" -match '^--[^=]+=') { $Matches[0] } else { '' }
    $candidates = @(& $commandAst.GetCommandName() candidates "--word=$wordToComplete" '--' @before 2>$null)
    if ($candidates.Count -gt 0) {
        return $candidates | ForEach-Object {
            $candidate, $meaning = $_ -split "`t", 2
            if (-not $meaning) { $meaning = $candidate }
            [CompletionResult]::new($option + $candidate, $candidate, [CompletionResultType]::ParameterValue, $meaning)
        }
    }

