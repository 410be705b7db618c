//! Numbers as people write them in cells, in Vietnam with a decimal comma: read where there is one reading, and no other.

/// Why a text is no number, or not for certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NumberFault {
    None,
    /// `1.234` is 1234 to one and 1,234 to another.
    TwoReadings,
}

/// A number and whether it has a percent sign.
pub(super) fn read(text: &str) -> Result<(f64, bool), NumberFault> {
    let text = text.trim();
    let (text, has_sign) = text.strip_suffix('%').map_or((text, false), |rest| (rest.trim_end(), true));
    Ok((number(text)?, has_sign))
}

fn number(text: &str) -> Result<f64, NumberFault> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
    if !digits.starts_with(|c: char| c.is_ascii_digit()) || !digits.chars().all(is_number) {
        return Err(NumberFault::None);
    }
    let plain = plain(digits)?;
    let sign = if text.starts_with('-') { "-" } else { "" };
    format!("{sign}{plain}").parse().map_err(|_| NumberFault::None)
}

/// Digits with a decimal point and nothing else.
fn plain(digits: &str) -> Result<String, NumberFault> {
    let marks: Vec<char> = digits.chars().filter(|c| !c.is_ascii_digit()).collect();
    let Some(&last) = marks.last() else { return Ok(digits.to_owned()) };
    let groups: Vec<&str> = digits.split([',', '.']).collect();
    let (first, end) = (groups[0], groups[groups.len() - 1]);
    let are_thousands = |groups: &[&str]| groups.iter().all(|group| group.len() == 3);
    match &marks[..] {
        [_] if end.is_empty() => Err(NumberFault::None),
        [_] if end.len() == 3 && first.len() <= 3 && first != "0" => Err(NumberFault::TwoReadings),
        [_] => Ok(format!("{first}.{end}")),
        all if all.iter().all(|mark| *mark == last) && are_thousands(&groups[1..]) => Ok(groups.concat()),
        // The last mark is of another kind than all before it, which part thousands.
        [before @ .., _]
            if before.iter().all(|mark| *mark != last) && are_thousands(&groups[1..groups.len() - 1]) =>
        {
            Ok(format!("{}.{end}", groups[..groups.len() - 1].concat()))
        }
        _ => Err(NumberFault::None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: Result<(f64, bool), NumberFault>) {
        assert_eq!(read(text), expected, "{text}");
    }

    #[test]
    fn a_number_is_read_where_it_has_one_reading() {
        case("45", Ok((45.0, false)));
        case(" 45,5 ", Ok((45.5, false)));
        case("45.5", Ok((45.5, false)));
        case("45%", Ok((45.0, true)));
        case("45,5 %", Ok((45.5, true)));
        case("0,45", Ok((0.45, false)));
        case("0,455", Ok((0.455, false)));
        case("-3", Ok((-3.0, false)));
        case("1.234,5", Ok((1234.5, false)));
        case("1,234.5", Ok((1234.5, false)));
        case("1.234.567", Ok((1_234_567.0, false)));
        case("12345,678", Ok((12345.678, false)));
        case("1.234", Err(NumberFault::TwoReadings));
        case("96,400", Err(NumberFault::TwoReadings));
        for text in ["", "%", "45,", ",5", "khoảng 45", "45-50", "1.2.3", "1,2.3,4", "4 5", "1e3", "∞"] {
            case(text, Err(NumberFault::None));
        }
    }
}
