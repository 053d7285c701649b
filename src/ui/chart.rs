//! A chart: the module that draws it is fetched when the first one is on the screen.

use super::page::use_page;
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
    fn mount(this: &Charts, element: &Element, option: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn update(this: &Charts, handle: &JsValue, option: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn dispose(this: &Charts, handle: &JsValue) -> Result<(), JsValue>;
}

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Name for tests.
    pub testid: AttrValue,
    /// ECharts' options as JSON (www/charts/charts.js says what is replaced in them).
    pub option: AttrValue,
    /// The chart in words.
    pub label: String,
}

/// The module and the chart that it drew, once both are there.
type Drawn = Rc<RefCell<Option<(Charts, JsValue)>>>;

#[component]
pub fn Chart(props: &Props) -> Html {
    let page = use_page();
    let place = use_node_ref();
    let drawn: Rc<Drawn> = use_memo((), |()| Drawn::default());
    // What is to be drawn by the time the module has arrived.
    let wanted: Rc<RefCell<AttrValue>> = use_mut_ref(AttrValue::default);
    *wanted.borrow_mut() = props.option.clone();
    let failed = use_state(|| false);
    {
        let (drawn, place, wanted, failed) = ((*drawn).clone(), place.clone(), wanted.clone(), failed.clone());
        use_effect_with((), move |()| {
            let gone = Rc::new(RefCell::new(false));
            let (left, there) = (gone.clone(), drawn.clone());
            spawn_local(async move {
                let result = draw(&place, &wanted, &gone).await;
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
                if let Some((charts, handle)) = there.borrow_mut().take() {
                    let _ = charts.dispose(&handle);
                }
            }
        });
    }
    {
        let drawn = (*drawn).clone();
        use_effect_with(props.option.clone(), move |option| {
            if let Some((charts, handle)) = &*drawn.borrow()
                && let Err(error) = charts.update(handle, option)
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
    wanted: &Rc<RefCell<AttrValue>>,
    gone: &Rc<RefCell<bool>>,
) -> Result<Option<(Charts, JsValue)>, JsValue> {
    let charts: Charts = JsFuture::from(load_charts()?).await?.unchecked_into();
    let element = place.cast::<Element>().filter(|_| !*gone.borrow());
    let Some(element) = element else { return Ok(None) };
    let option = wanted.borrow().clone();
    let handle = charts.mount(&element, &option)?;
    Ok(Some((charts, handle)))
}
