//! Reading a choice among words: what serde derives for a list of words compares them one by one, in code of its own for
//! each list and each format. Here the comparison is data.

use serde::de::{DeserializeSeed, EnumAccess, Error, Unexpected, VariantAccess, Visitor};
use serde::{Deserializer, Serializer};
use std::fmt;

/// Writes a choice: its word where the format is legible, else its place.
///
/// # Errors
/// Those of the format.
pub fn write<S: Serializer>(
    serializer: S,
    name: &'static str,
    at: usize,
    word: &'static str,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_unit_variant(name, at as u32, word)
}

/// Reads the place of a choice among its words.
///
/// # Errors
/// Those of the format, and whatever is none of the words.
pub fn read<'de, D: Deserializer<'de>>(
    deserializer: D,
    name: &'static str,
    words: &'static [&'static str],
) -> Result<usize, D::Error> {
    deserializer.deserialize_enum(name, words, Choice(words))
}

/// One of these words, as a choice and as its name.
#[derive(Clone, Copy)]
struct Choice(&'static [&'static str]);

impl<'de> Visitor<'de> for Choice {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "one of {:?}", self.0)
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<usize, A::Error> {
        let (at, variant) = data.variant_seed(self)?;
        variant.unit_variant()?;
        Ok(at)
    }

    fn visit_u64<E: Error>(self, at: u64) -> Result<usize, E> {
        let place = usize::try_from(at).ok().filter(|at| *at < self.0.len());
        place.ok_or_else(|| E::invalid_value(Unexpected::Unsigned(at), &self))
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<usize, E> {
        let place = self.0.iter().position(|known| *known == word);
        place.ok_or_else(|| E::invalid_value(Unexpected::Str(word), &self))
    }
}

impl<'de> DeserializeSeed<'de> for Choice {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

/// An enum of words: serde's traits for it.
macro_rules! serde_words {
    ($name:ident) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
                crate::words::write(serializer, stringify!($name), *self as usize, self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
                crate::words::read(deserializer, stringify!($name), $name::WORDS).map(|at| $name::ALL[at])
            }
        }
    };
}
pub(crate) use serde_words;
