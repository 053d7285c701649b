//! The parts of the screen. Each is given what it shows and sends [`Action`](super::state::Action)s; none adds up,
//! sorts or decides anything that the engine has not.

mod bar;
mod cards;
mod chips;
mod conventions;
mod detail;
mod header;
mod headline;
mod kept;
mod kpis;
mod mapping;
mod notices;
mod panel;
mod progress;
mod questions;
mod receipt;
mod settings;
mod start;
mod states;
mod waiting;

pub use cards::cards;
pub use chips::chips;
pub use detail::{before_saving, detail};
pub use header::{Header, Task, header};
pub use headline::headline;
pub use kept::kept;
pub use kpis::kpis;
pub use mapping::mapping;
pub use notices::{notices, toast};
pub use panel::panel;
pub use progress::progress_screen;
pub use questions::questions;
pub use receipt::receipt_panel;
pub use settings::SettingsPanel;
pub use start::{start_screen, way_back};
pub use waiting::{Wait, waiting};
