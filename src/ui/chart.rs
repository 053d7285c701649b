//! A chart: the module that draws it is fetched when the first one is on the screen.

use super::page::use_page;
use crate::view::panel::Key;
use js_sys::{Array, Float64Array, Function, Object, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Element;
use yew::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The charts module (www/charts/charts.js), by way of www/start/start.js.
    #[wasm_bindgen(catch, js_namespace = whalecurve, js_name = loadCharts)]
    fn load_charts() -> Result<js_sys::Promise, JsValue>;

    /// What the module exports.
    type Charts;
    #[wasm_bindgen(method, catch)]
    fn mount(this: &Charts, element: &Element, facts: &Object, clicked: &Function) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn update(this: &Charts, handle: &JsValue, facts: &Object) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn dispose(this: &Charts, handle: &JsValue) -> Result<(), JsValue>;
}

/// What a chart shows, by name; how it looks is the business of www/charts/kinds.js.
#[derive(Clone, Default, PartialEq)]
pub struct Facts {
    kind: Key,
    numbers: Vec<(Key, Vec<f64>)>,
    texts: Vec<(Key, Vec<String>)>,
}

impl Facts {
    /// Facts for a kind of chart.
    pub fn new(kind: impl Into<Key>) -> Facts {
        Facts { kind: kind.into(), ..Facts::default() }
    }

    /// With these numbers.
    pub fn numbers(mut self, name: impl Into<Key>, numbers: Vec<f64>) -> Facts {
        self.numbers.push((name.into(), numbers));
        self
    }

    /// With these texts.
    pub fn texts(mut self, name: impl Into<Key>, texts: Vec<String>) -> Facts {
        self.texts.push((name.into(), texts));
        self
    }

    fn to_js(&self) -> Object {
        let object = Object::new();
        // Setting a property of a fresh, plain object does not fail.
        let set = |name: &str, value: &JsValue| drop(Reflect::set(&object, &name.into(), value));
        set("kind", &(&*self.kind).into());
        for (name, numbers) in &self.numbers {
            set(name, &Float64Array::from(&numbers[..]));
        }
        for (name, texts) in &self.texts {
            set(name, &texts.iter().map(JsValue::from).collect::<Array>());
        }
        object
    }
}

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Name for tests.
    pub testid: AttrValue,
    /// What is shown.
    pub facts: Rc<Facts>,
    /// The chart in words.
    pub label: String,
    /// Is told the key of what was clicked.
    #[prop_or_default]
    pub clicked: Callback<usize>,
}

/// The module and the chart that it drew, once both are there.
type Drawn = Rc<RefCell<Option<(Charts, JsValue, Clicked)>>>;

/// Lives as long as the chart that calls it.
type Clicked = Closure<dyn Fn(f64)>;

#[component]
pub fn Chart(props: &Props) -> Html {
    let page = use_page();
    let place = use_node_ref();
    let drawn: Rc<Drawn> = use_memo((), |()| Drawn::default());
    // What is to be drawn by the time the module has arrived.
    let wanted: Rc<RefCell<Rc<Facts>>> = use_mut_ref(|| props.facts.clone());
    *wanted.borrow_mut() = props.facts.clone();
    let clicked: Rc<RefCell<Callback<usize>>> = use_mut_ref(|| props.clicked.clone());
    *clicked.borrow_mut() = props.clicked.clone();
    let failed = use_state(|| false);
    {
        let (drawn, place, wanted, failed) = ((*drawn).clone(), place.clone(), wanted.clone(), failed.clone());
        use_effect_with((), move |()| {
            let gone = Rc::new(RefCell::new(false));
            let (left, there) = (gone.clone(), drawn.clone());
            spawn_local(async move {
                let tell: Clicked = Closure::new(move |key: f64| clicked.borrow().emit(key as usize));
                let result = draw(&place, &wanted, &gone, tell).await;
                match result {
                    Ok(chart) => *drawn.borrow_mut() = chart,
                    Err(error) => {
                        web_sys::console::warn_1(&error);
                        failed.set(true);
                    }
                }
            });
            move || {
                *left.borrow_mut() = true;
                if let Some((charts, handle, _)) = there.borrow_mut().take() {
                    let _ = charts.dispose(&handle);
                }
            }
        });
    }
    {
        let drawn = (*drawn).clone();
        use_effect_with(props.facts.clone(), move |facts| {
            if let Some((charts, handle, _)) = &*drawn.borrow()
                && let Err(error) = charts.update(handle, &facts.to_js())
            {
                web_sys::console::warn_1(&error);
            }
        });
    }
    html! {
        <div class="chart" role="img" aria-label={props.label.clone()} data-testid={props.testid.clone()}>
            if *failed {
                <p class="chart-failed">{ page.t("chart-failed") }</p>
            } else {
                <div class="chart-place" ref={place}></div>
            }
        </div>
    }
}

async fn draw(
    place: &NodeRef,
    wanted: &Rc<RefCell<Rc<Facts>>>,
    gone: &Rc<RefCell<bool>>,
    clicked: Clicked,
) -> Result<Option<(Charts, JsValue, Clicked)>, JsValue> {
    let charts: Charts = JsFuture::from(load_charts()?).await?.unchecked_into();
    let element = place.cast::<Element>().filter(|_| !*gone.borrow());
    let Some(element) = element else { return Ok(None) };
    let facts = wanted.borrow().to_js();
    let handle = charts.mount(&element, &facts, clicked.as_ref().unchecked_ref())?;
    Ok(Some((charts, handle, clicked)))
}
