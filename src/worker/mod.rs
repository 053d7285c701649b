//! The engine's side of the conversation with the page.

/// Starts to listen.
pub fn start() {}
