//! A part of the screen that is drawn again only when what it shows has changed, and where much has, in its turn.
//!
//! Parts are functions, and drawing all of them costs more than a frame: their sentences and amounts are written anew. One
//! component for all of them keeps them from it, without the code that a component each would bring.

use crate::ui::turns;
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;
use yew::virtual_dom::Key;

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

struct Kept {
    turn: Cell<Turn>,
    /// What is on the screen until it is this part's turn.
    drawn: RefCell<Html>,
}

#[derive(Clone, Copy, Default, PartialEq)]
enum Turn {
    #[default]
    Any,
    Waiting,
    Come,
}

impl Component for Kept {
    type Message = ();
    type Properties = Props;

    fn create(_: &Context<Kept>) -> Kept {
        // Never nothing: before a component without a node, Yew inserts others where its neighbour was.
        Kept { turn: Cell::default(), drawn: RefCell::new(html! { <div class="waits" hidden={true}></div> }) }
    }

    fn update(&mut self, _: &Context<Kept>, (): ()) -> bool {
        self.turn.set(Turn::Come);
        true
    }

    fn view(&self, context: &Context<Kept>) -> Html {
        let turn = self.turn.get();
        if turn == Turn::Come || turn == Turn::Any && turns::is_free() {
            *self.drawn.borrow_mut() = (context.props().draw)();
        } else if turn == Turn::Any {
            self.turn.set(Turn::Waiting);
            let link = context.link().clone();
            turns::wait(move || link.send_message(()));
        }
        self.drawn.borrow().clone()
    }

    fn rendered(&mut self, _: &Context<Kept>, _: bool) {
        if self.turn.get() == Turn::Come {
            self.turn.set(Turn::Any);
            turns::go_on();
        }
    }
}

/// Draws, unless everything in `on` and `and` is the same as before. A part of another name takes no part's place.
pub fn kept(name: impl Into<Key>, on: Vec<Rc<dyn Any>>, and: String, draw: impl Fn() -> Html + 'static) -> Html {
    let draw: Rc<dyn Fn() -> Html> = Rc::new(draw);
    html! { <Kept key={name.into()} {on} {and} {draw} /> }
}
