//! The page: state and components.

use yew::prelude::*;

#[function_component]
fn App() -> Html {
    html! { <h1>{ "whalecurve" }</h1> }
}

/// Puts the page into the document's body.
pub fn start() {
    yew::Renderer::<App>::new().render();
}
