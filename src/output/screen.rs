//! Where text for people goes.

/// How wide a stream is, whether colours are wanted on it, and whether it is a terminal.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    pub width: u16,
    pub is_coloured: bool,
    pub is_terminal: bool,
}
