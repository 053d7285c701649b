//! Columns of numbers as the bytes that they are, for what one WebAssembly hands another: number by number they would take
//! longer on the way than to read.
//!
//! For a field: `#[serde(with = "crate::columns")]`. Both sides are on one machine, so the order of bytes is its own.

use bytemuck::Pod;
use serde::{Deserialize, Deserializer, Serializer};

/// # Errors
/// Those of the serializer.
pub fn serialize<T: Pod, S: Serializer>(column: &[T], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_bytes(bytemuck::cast_slice(column))
}

/// # Errors
/// Where there are no bytes.
pub fn deserialize<'de, T: Pod, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    Ok(bytemuck::pod_collect_to_vec(<&[u8]>::deserialize(deserializer)?))
}
