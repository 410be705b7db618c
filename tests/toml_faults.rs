//! What the TOML parser says is said in Vietnamese whole. An update of the parser that words a fault otherwise fails here.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "the tests read the source itself")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use cchc::i18n::{Lang, Words};
use cchc::message::{Arg, Message};
use toml::de::DeTable;

/// A text, and what is said of a fault in it.
const FAULTS: &[(&str, &str)] = &[
    ("a = 1\r", "dấu về đầu dòng phải đi cùng dấu xuống dòng, cần xuống dòng"),
    ("a = {b = 1\n= [", "thừa dấu =, cần `,`"),
    ("a = [1 2]", "chuỗi phải đặt trong dấu ngoặc kép"),
    ("a = [, 1]", "thừa dấu phẩy trong danh sách, cần giá trị"),
    ("a = [b = 1]", "có dấu `=` trong danh sách, cần giá trị, `]`"),
    ("a = [1", "danh sách chưa đóng, cần `]`"),
    ("a = {b 1}", "thiếu dấu = giữa khóa và giá trị, cần `=`"),
    ("a = {b = = 1}", "thừa dấu =, cần giá trị"),
    ("a = {b, c = 1}", "thừa dấu phẩy trong bảng một dòng, cần `=`"),
    ("a = {b = , c = 1}", "thừa dấu phẩy trong bảng một dòng, cần giá trị"),
    ("a = {, b = 1}", "thừa dấu phẩy trong bảng một dòng, cần khóa"),
    ("a = {= 1}", "khóa không được để trống, cần chữ cái, số, `-`, `_`"),
    ("a = {b = 1, [1]}", "thiếu khóa trong bảng một dòng, cần khóa"),
    ("a = {b = 1", "bảng một dòng chưa đóng, cần `}`"),
    ("a = 1]", "khóa hoặc giá trị không đúng chỗ, cần xuống dòng, `#`"),
    ("] = 1", "tiêu đề […] chưa mở, cần `[`"),
    ("[[a", "tiêu đề [[…]] chưa đóng, cần `]]`"),
    ("[[a]\nb = 1", "tiêu đề [[…]] chưa đóng, cần `]`"),
    ("[a", "tiêu đề […] chưa đóng, cần `]`"),
    ("a", "khóa chưa có giá trị, cần `=`"),
    ("a = = 1", "thừa dấu `=`"),
    ("a:b = 1", "khóa không hợp lệ, cần chữ cái, số, `-`, `_`"),
    ("a = 1\na = 2", "khóa bị lặp"),
    ("a = [1]\na.b = 2", "không thêm khóa được vào một giá trị kiểu danh sách"),
    ("a = {b = 1}\na.c = 2", "không thêm khóa được vào một giá trị kiểu bảng một dòng"),
    ("a = 1\na.b = 2", "không thêm khóa được vào một giá trị kiểu số nguyên"),
    ("a = 1.5\na.b = 2", "không thêm khóa được vào một giá trị kiểu số thập phân"),
    ("a = \"x\"\na.b = 2", "không thêm khóa được vào một giá trị kiểu chuỗi"),
    ("a = true\na.b = 2", "không thêm khóa được vào một giá trị kiểu true hoặc false"),
    ("a = 2022-01-02\na.b = 2", "không thêm khóa được vào một giá trị kiểu ngày giờ"),
    ("\"\"\"a\"\"\" = 1", "khóa không được là chuỗi nhiều dòng, cần chuỗi trên một dòng"),
    ("'''a''' = 1", "khóa không được là chuỗi nhiều dòng, cần chuỗi trên một dòng"),
    ("a = x\"", "thiếu dấu mở ngoặc kép, cần `\"`"),
    ("a = x'", "thiếu dấu mở ngoặc kép, cần `'`"),
    ("a = x\"\"\"", "thiếu dấu mở ngoặc kép, cần `\"\"\"`"),
    ("a = x'''", "thiếu dấu mở ngoặc kép, cần `'''`"),
    ("a = \"x", "chuỗi không hợp lệ, có thể chưa đóng ngoặc kép, cần `\"`"),
    ("a = 'x", "chuỗi không hợp lệ, có thể chưa đóng ngoặc đơn, cần `'`"),
    ("a = \"x\u{1}\"", "chuỗi không hợp lệ, có thể chưa đóng ngoặc kép, cần ký tự thường, `\\`"),
    ("a = 'x\u{1}'", "chuỗi không hợp lệ, có thể chưa đóng ngoặc đơn, cần ký tự thường"),
    ("a = \"\"\"x", "chuỗi nhiều dòng không hợp lệ, cần `\"`"),
    ("a = '''x", "chuỗi nhiều dòng không hợp lệ, cần `'`"),
    ("a = \"\"\"x\u{1}\"\"\"", "chuỗi nhiều dòng không hợp lệ, cần `\\`, ký tự thường"),
    ("a = '''x\u{1}'''", "chuỗi nhiều dòng không hợp lệ, cần ký tự thường"),
    ("a = \"\"\"x\\ y\"\"\"", "chuỗi nhiều dòng không hợp lệ, cần xuống dòng"),
    ("a = \"\\q\"", "thiếu ký tự sau dấu \\, cần `b`, `e`, `f`, `n`, `r`, `\\`, `\"`, `x`, `u`, `U`"),
    ("a = \"\\u12\"", "mã Unicode thiếu chữ số, cần mã Unicode hệ 16"),
    ("a = \"\\ud800\"", "giá trị không hợp lệ, cần mã Unicode hệ 16"),
    ("# \u{1}", "ký tự không được phép trong chú thích, cần ký tự in được"),
    ("a = tru", "không phải true hoặc false, cần `true`"),
    ("a = fals", "không phải true hoặc false, cần `false`"),
    ("a = in", "số không hợp lệ, cần `inf`"),
    ("a = na", "số không hợp lệ, cần `nan`"),
    ("a = 1.", "phần thập phân không hợp lệ, cần chữ số"),
    ("a = 1e", "số mũ không hợp lệ, cần chữ số"),
    ("a = .5", "số không hợp lệ, cần chữ số"),
    ("a = 1_", "dấu `_` chỉ được đặt giữa các chữ số"),
    ("a = 01", "thừa số 0 ở đầu"),
    ("a = ++1", "thừa dấu của số"),
    ("a = 0xg", "số không hợp lệ"),
    ("a = 0X1", "tiền tố hệ đếm phải viết thường, cần `0x`"),
    ("a = 0O1", "tiền tố hệ đếm phải viết thường, cần `0o`"),
    ("a = 0B1", "tiền tố hệ đếm phải viết thường, cần `0b`"),
    ("a = 0b2", "số không hợp lệ"),
    ("a = 0o8", "số không hợp lệ"),
    ("a = +0x1", "số có tiền tố hệ đếm không được mang dấu"),
    ("a = 0d1", "thừa tiền tố của số"),
    ("a = 0dx", "số nguyên không hợp lệ"),
    ("a = 1.5x", "số không hợp lệ"),
    ("a = 0x+1", "dấu không đúng chỗ"),
    ("a = 2022-13-01", "ngày không hợp lệ, cần tháng từ 01 đến 12"),
    ("a = 2022-02-30", "ngày không hợp lệ, cần ngày từ 01 đến 28"),
    ("a = 2022-04-31", "ngày không hợp lệ, cần ngày từ 01 đến 30"),
    ("a = 2022-01-32", "ngày không hợp lệ, cần ngày từ 01 đến 31"),
    ("a = 2022-1-02", "ngày không hợp lệ, cần tháng gồm 2 chữ số"),
    ("a = 2022-01-2", "ngày không hợp lệ, cần ngày gồm 2 chữ số"),
    ("a = 2022-01", "ngày không hợp lệ, cần `-` (MM-DD)"),
    ("a = 202-01-02", "ngày không hợp lệ, cần năm gồm 4 chữ số"),
    ("a = 2022-", "ngày không hợp lệ, cần tháng"),
    ("a = 2022-01-", "ngày không hợp lệ, cần ngày"),
    ("a = 2022-01-02T", "giờ không hợp lệ, cần giờ"),
    ("a = 2022-01-02x10:00:00", "ngày giờ không hợp lệ, cần chữ `T` giữa ngày và giờ"),
    ("a = 2022-01-02T25:00:00", "giờ không hợp lệ, cần giờ từ 00 đến 23"),
    ("a = 2022-01-02T10:60:00", "giờ không hợp lệ, cần phút từ 00 đến 59"),
    ("a = 2022-01-02T10:00:61", "giờ không hợp lệ, cần giây từ 00 đến 60"),
    ("a = 2022-01-02T1:00:00", "giờ không hợp lệ, cần giờ gồm 2 chữ số"),
    ("a = 2022-01-02T10:0:00", "giờ không hợp lệ, cần phút gồm 2 chữ số"),
    ("a = 2022-01-02T10:00:0", "giờ không hợp lệ, cần giây gồm 2 chữ số"),
    ("a = 2022-01-02T10:00:00.", "giờ không hợp lệ, cần phần lẻ của giây"),
    ("a = 2022-01-02T10:", "giờ không hợp lệ, cần phút"),
    ("a = 2022-01-02T10:00:", "giờ không hợp lệ, cần giây"),
    ("a = 2022-01-02T1000", "giờ không hợp lệ, cần `:` (HH:MM)"),
    ("a = 2022-01-02T10:00:00x", "múi giờ không hợp lệ, cần `Z`, +HH:MM, -HH:MM"),
    ("a = 2022-01-02T10:00:00+", "múi giờ không hợp lệ, cần giờ"),
    ("a = 2022-01-02T10:00:00+7", "múi giờ không hợp lệ, cần `:` (HH:MM)"),
    ("a = 2022-01-02T10:00:00+07:0", "múi giờ không hợp lệ, cần phút gồm 2 chữ số"),
    ("a = 2022-01-02T10:00:00+07:", "múi giờ không hợp lệ, cần phút"),
    ("a = 2022-01-02T10:00:00+25:00", "múi giờ không hợp lệ, cần giờ từ 00 đến 23"),
    ("a = 2022-01-02T10:00:00+07:60", "múi giờ không hợp lệ, cần phút từ 00 đến 59"),
    ("a = 2022-01-02T10:00:00Zx", "ngày giờ không hợp lệ"),
    ("a = -2022-01-02", "ngày giờ không hợp lệ, cần năm hoặc giờ"),
    ("a = [\"x\" \"y\"]", "thiếu dấu phẩy giữa các phần tử của danh sách, cần `,`"),
    ("a = {b = 1 \"c\" = 2}", "thiếu dấu phẩy giữa các cặp khóa và giá trị, cần `,`"),
    ("a = {b = 1, c = 2] }", "phần tử của bảng một dòng không hợp lệ, cần `,`"),
    ("a = ]", "danh sách chưa mở, cần `[`"),
    ("a = }", "bảng một dòng chưa mở, cần `{`"),
    (".e", "khóa chưa có giá trị, cần `=`"),
    ("{a = 1}", "cặp khóa và giá trị không hợp lệ, cần khóa"),
    (
        "a = [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
        "lồng nhau quá sâu",
    ),
    (
        "a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a = 1",
        "lồng nhau quá sâu",
    ),
];

/// What the parser says of a text.
fn faults(text: &str) -> Vec<String> {
    let (_, errors) = DeTable::parse_recoverable(text);
    errors.iter().map(|error| error.message().to_owned()).collect()
}

#[test]
fn every_fault_is_told_in_vietnamese() {
    let words = Words::new(Lang::Vi);
    let tell = |fault| words.say(&Message::new("error.system").with("why", Arg::Foreign(fault)));
    for (text, wanted) in FAULTS {
        let told: Vec<String> = faults(text).into_iter().map(tell).collect();
        assert!(told.iter().any(|told| told == wanted), "{text:?}: {told:?} instead of {wanted:?}");
    }
}

/// The beginnings of faults that a table in a source file lists, in its order.
fn listed<'a>(file: &'a str, table: &str) -> Vec<&'a str> {
    let (_, rows) = file.split_once(&format!("static {table}: ")).unwrap();
    let (rows, _) = rows.split_once("];").unwrap();
    rows.lines().filter_map(|row| row.trim().strip_prefix("(\"")?.split("\", \"").next()).collect()
}

fn source(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// Every beginning of a fault that the program knows is one that the parser still says.
#[test]
fn every_known_fault_is_provoked() {
    let words = source("src/i18n/vi.rs");
    let told: Vec<String> = FAULTS.iter().flat_map(|(text, _)| faults(text)).collect();
    let beginnings = listed(&words, "PARSER");
    let first = |fault: &String| beginnings.iter().position(|it| fault.starts_with(it));
    let used: BTreeSet<usize> = told.iter().filter_map(first).collect();
    for (at, beginning) in beginnings.iter().enumerate() {
        assert!(used.contains(&at), "src/i18n/vi.rs: no fault begins with {beginning:?}");
    }
    for part in listed(&words, "PARSER_AFTER") {
        assert!(told.iter().any(|fault| fault.contains(part)), "src/i18n/vi.rs: no fault has {part:?}");
    }
    for beginning in source("src/parse/local-faults.txt").lines() {
        let is_said = told.iter().any(|fault| fault.starts_with(beginning));
        assert!(is_said, "src/parse/local-faults.txt: no fault begins with {beginning:?}");
    }
}
