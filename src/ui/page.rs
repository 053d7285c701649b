//! What every component is given through the context: words, numbers, and whom to tell.

use super::format::Format;
use super::state::Action;
use crate::segment::{Scheme, Tier};
use crate::text::{Argument, Text};
use std::collections::BTreeMap;
use std::rc::Rc;
use yew::prelude::*;

/// Words, numbers, and whom to tell.
#[derive(Clone)]
pub struct Page {
    /// The catalogue of the page's language.
    pub text: Rc<Text>,
    /// How numbers and days are written.
    pub format: Rc<Format>,
    /// Takes what the user does.
    pub send: Callback<Action>,
}

impl PartialEq for Page {
    fn eq(&self, other: &Page) -> bool {
        Rc::ptr_eq(&self.text, &other.text) && Rc::ptr_eq(&self.format, &other.format)
    }
}

impl Page {
    /// The text of a key.
    pub fn t(&self, key: &str) -> String {
        self.text.get(key)
    }

    /// The text of a key with variables.
    pub fn with(&self, key: &str, variables: &[(&str, Argument<'_>)]) -> String {
        self.text.with(key, variables)
    }

    /// The name of a tier.
    pub fn tier(&self, scheme: Scheme, tier: Tier) -> String {
        self.t(&format!("tier-{}-{}", scheme.as_str(), tier.as_str()))
    }

    /// The texts that an exported table needs for its headers.
    pub fn export_labels(&self) -> BTreeMap<String, String> {
        self.text.export_labels()
    }

    /// A listener that sends an action.
    pub fn on<E: 'static>(&self, action: impl Fn() -> Action + 'static) -> Callback<E> {
        let send = self.send.clone();
        Callback::from(move |_| send.emit(action()))
    }
}

/// The page's context. Every component below `App` has one.
#[hook]
pub fn use_page() -> Page {
    #[allow(clippy::expect_used, reason = "a component outside the context is a defect that no data can cause")]
    use_context::<Page>().expect("components live below App")
}
