//! The few things that are done to the browser directly.

use crate::calendar::Day;
use crate::ingest::saved::SavedPlan;
use crate::protocol;
use crate::text::{Language, Text};
use gloo_events::{EventListener, EventListenerOptions};
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Document, Element, File, FileList, HtmlElement, Window};

/// The window; a page has one.
pub fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

/// An element by its id.
pub fn element(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

#[wasm_bindgen]
extern "C" {
    /// The language to begin with (www/start/start.js).
    #[wasm_bindgen(thread_local_v2, js_namespace = whalecurve, js_name = language)]
    static LANGUAGE: String;
    /// Its catalogue, fetched beside this program.
    #[wasm_bindgen(thread_local_v2, js_namespace = whalecurve, js_name = catalogue)]
    static CATALOGUE: String;
    /// Fetches a catalogue.
    #[wasm_bindgen(catch, js_namespace = whalecurve, js_name = fetchCatalogue)]
    async fn fetch_catalogue(language: &str) -> Result<JsValue, JsValue>;
    /// Hands a file to the user.
    #[wasm_bindgen(catch, js_namespace = whalecurve, js_name = save)]
    pub fn save(name: &str, blob: &Blob) -> Result<(), JsValue>;
    /// Tells the page around this one how things stand: a word, what about it, and how much of how much is done.
    #[wasm_bindgen(js_namespace = whalecurve, js_name = tell)]
    pub fn tell(word: &str, detail: &str, done: f64, of: f64);
    /// Ends a command of the page around this one: with a code that says why it is refused, or without one, and with the file
    /// that it asked for, if it did.
    #[wasm_bindgen(js_namespace = whalecurve, js_name = ended)]
    pub fn ended(ticket: u32, code: &str, message: &str, name: &str, content: &JsValue);
}

/// The texts to begin with.
pub fn first_text() -> Text {
    let language = LANGUAGE.with(|tag| Language::from_tag(tag)).unwrap_or(Language::English);
    Text::new(language, CATALOGUE.with(String::clone))
}

/// The texts of another language.
pub async fn text(language: Language) -> Result<Text, JsValue> {
    let catalogue = fetch_catalogue(language.as_str()).await?;
    Ok(Text::new(language, catalogue.as_string().unwrap_or_default()))
}

/// Gives the document a title.
pub fn set_title(title: &str) {
    // Setting it to what it is would take the browser a while.
    if let Some(document) = document().filter(|document| document.title() != title) {
        document.set_title(title);
    }
}

/// Tells the document its language and title.
pub fn label_document(language: Language, title: &str) {
    set_title(title);
    if let Some(document) = document() {
        // Setting it to what it is would make the charts draw themselves again.
        let root =
            document.document_element().filter(|root| root.get_attribute("lang").as_deref() != Some(language.as_str()));
        if let Some(root) = root {
            // An attribute of the root element can always be set.
            let _ = root.set_attribute("lang", language.as_str());
        }
    }
}

/// The files of a list.
pub fn files(list: Option<FileList>) -> Vec<File> {
    list.map(|list| (0..list.length()).filter_map(|index| list.get(index)).collect()).unwrap_or_default()
}

/// Fetches a file of this site, named by a `<meta>` of the page.
pub async fn fetch_own(meta: &str, name: &str) -> Result<File, JsValue> {
    let selector = format!("meta[name={meta:?}]");
    let address = document()
        .and_then(|document| document.query_selector(&selector).ok().flatten())
        .and_then(|element| element.get_attribute("content"))
        .ok_or_else(|| JsValue::from_str(&selector))?;
    let window = window().ok_or(JsValue::NULL)?;
    let response: web_sys::Response = JsFuture::from(window.fetch_with_str(&address)).await?.dyn_into()?;
    if !response.ok() {
        return Err(JsValue::from_f64(response.status().into()));
    }
    let blob: Promise = response.blob()?;
    let blob = JsFuture::from(blob).await?;
    File::new_with_blob_sequence(&js_sys::Array::of1(&blob), name)
}

/// The text of a file; `None` where it cannot be read.
pub async fn text_of(file: &File) -> Option<String> {
    JsFuture::from(file.text()).await.ok()?.as_string()
}

/// A text as a file.
pub fn text_file(text: &str, name: &str) -> Result<File, JsValue> {
    File::new_with_str_sequence(&js_sys::Array::of1(&text.into()), name)
}

/// Where mappings are kept on the device, if somebody asks for it: names of columns, never what is in them.
const KEPT: &str = "whalecurve.layouts.2";

/// The mappings that are kept on the device.
pub fn kept() -> Vec<SavedPlan> {
    let stored = || window()?.local_storage().ok()??.get_item(KEPT).ok()?;
    // What cannot be read was written by another version: it is as if nothing were kept.
    stored().and_then(|text| protocol::from_text(&text)).unwrap_or_default()
}

/// Keeps these mappings, and no others.
pub fn keep(plans: &[SavedPlan]) {
    let Some(storage) = window().and_then(|window| window.local_storage().ok().flatten()) else { return };
    // A browser that stores nothing forgets them with the page.
    let _ = match protocol::to_text(&plans) {
        Some(text) if !plans.is_empty() => storage.set_item(KEPT, &text),
        _ => storage.remove_item(KEPT),
    };
}

/// What stands behind the # of the address.
pub fn fragment() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Puts a fragment into the address, and the address into the clipboard.
pub fn share(fragment: &str) {
    let Some(window) = window() else { return };
    let location = window.location();
    let path = location.pathname().unwrap_or_default();
    if let Ok(history) = window.history() {
        // Fails only where the page may not change its own address.
        let state = history.state().unwrap_or_default();
        let _ = history.replace_state_with_url(&state, "", Some(&format!("{path}#{fragment}")));
    }
    let clipboard = window.navigator().clipboard();
    // Without TLS there is none; and where it may not be written to, the address can still be copied.
    if !JsValue::is_undefined(&clipboard)
        && let Ok(address) = location.href()
    {
        let _ = clipboard.write_text(&address);
    }
}

/// Scrolls to an element and puts the focus there, for keyboard and screen reader.
pub fn go_to(id: &str) {
    if let Some(element) = element(id) {
        element.scroll_into_view();
        if let Some(element) = element.dyn_ref::<HtmlElement>() {
            let _ = element.focus();
        }
    }
}

/// Opens the browser's print dialogue.
pub fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}

/// The day that it is where the user is.
pub fn today() -> Option<Day> {
    let now = js_sys::Date::new_0();
    let month = i8::try_from(now.get_month() + 1).ok()?;
    Day::new(i16::try_from(now.get_full_year()).ok()?, month, i8::try_from(now.get_date()).ok()?)
}

/// Milliseconds since the page was opened.
pub fn now() -> f64 {
    window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

/// Puts the language into the address, so that a reload and a copied link keep it. Nothing else is remembered.
pub fn remember_language(language: Language) {
    let Some(window) = window() else { return };
    let hash = window.location().hash().unwrap_or_default();
    if let Ok(history) = window.history() {
        // Fails only where the page may not change its own address; the language holds until it is closed.
        let state = history.state().unwrap_or_default();
        let _ = history.replace_state_with_url(&state, "", Some(&format!("?lang={}{hash}", language.as_str())));
    }
}

/// Is the page in a frame of another one?
pub fn is_framed() -> bool {
    let top = |window: &Window| window.top().ok().flatten();
    window().is_some_and(|window| top(&window).is_none_or(|top| !js_sys::Object::is(&top, &window)))
}

/// Does another window hold this one, because it has opened it or is around it? Then it can change what stands behind the `#`.
pub fn is_held() -> bool {
    let opener = window().and_then(|window| window.opener().ok());
    is_framed() || opener.is_some_and(|opener| !opener.is_null() && !opener.is_undefined())
}

/// Writes where the user is into the history: as an entry of its own, or into the one that there is.
pub fn record(word: &str, own: bool) {
    let Some(history) = window().and_then(|window| window.history().ok()) else { return };
    // Fails where a page makes entries by the hundred: Back then leads further back.
    let _ = match own {
        true => history.push_state(&word.into(), ""),
        false => history.replace_state(&word.into(), ""),
    };
}

/// What [`record`] wrote into the entry that a `popstate` event leads to.
pub fn entry(event: &web_sys::Event) -> Option<String> {
    js_sys::Reflect::get(event, &"state".into()).ok()?.as_string()
}

/// Lets the browser ask before the page is left, for as long as the listener is held.
pub fn ask_before_leaving() -> Option<EventListener> {
    let window = window()?;
    let options = EventListenerOptions::enable_prevent_default();
    let listener = EventListener::new_with_options(&window, "beforeunload", options, |event| {
        event.prevent_default();
        // Browsers of before 2024 look at this.
        let _ = js_sys::Reflect::set(event, &"returnValue".into(), &JsValue::TRUE);
    });
    Some(listener)
}

/// Calls after so many milliseconds.
pub fn later(milliseconds: i32, call: impl FnOnce() + 'static) {
    if let Some(window) = window() {
        let call = Closure::once_into_js(call);
        // A window has timers.
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(call.unchecked_ref(), milliseconds);
    }
}
