//! A part of the screen that is drawn again only when what it shows has changed.
//!
//! Parts are functions, and drawing all of them costs more than a frame: their sentences and amounts are written anew. One
//! component for all of them keeps them from it, without the code that a component each would bring.

use std::any::Any;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties)]
pub struct Props {
    /// What the part shows, each by identity: it is held here, so that no other takes its place in memory.
    on: Vec<Rc<dyn Any>>,
    /// What else it shows.
    and: String,
    draw: Rc<dyn Fn() -> Html>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Props) -> bool {
        let same = |(a, b): (&Rc<dyn Any>, &Rc<dyn Any>)| std::ptr::addr_eq(Rc::as_ptr(a), Rc::as_ptr(b));
        self.and == other.and && self.on.len() == other.on.len() && self.on.iter().zip(&other.on).all(same)
    }
}

#[component]
fn Kept(props: &Props) -> Html {
    (props.draw)()
}

/// Draws, unless everything in `on` and `and` is the same as before.
pub fn kept(on: Vec<Rc<dyn Any>>, and: String, draw: impl Fn() -> Html + 'static) -> Html {
    let draw: Rc<dyn Fn() -> Html> = Rc::new(draw);
    html! { <Kept {on} {and} {draw} /> }
}
