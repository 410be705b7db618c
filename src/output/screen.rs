//! Where text for people goes.

/// How wide a stream is, and whether colours are wanted on it.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    pub width: u16,
    pub is_coloured: bool,
}
