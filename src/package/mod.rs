//! Zip archives of XML, as the files of Word, Excel and `LibreOffice` are, read within bounds: a small file may claim to hold
//! a huge one, and XML may define what grows without end.

mod archive;
mod xml;

pub use self::archive::Package;
pub use self::xml::{Element, Node, Xml};
