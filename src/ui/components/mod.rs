//! The parts of the screen. Each is given what it shows and sends [`Action`](super::state::Action)s; none adds up,
//! sorts or decides anything that the engine has not.

mod bar;
mod cards;
mod customers;
mod detail;
mod header;
mod headline;
mod kpis;
mod lifetime;
mod lifetime_check;
mod lifetime_explain;
mod mapping;
mod notices;
mod progress;
mod receipt;
mod rfm;
mod settings;
mod start;
mod tiers;
mod whale;

pub use cards::Cards;
pub use customers::Customers;
pub use detail::Detail;
pub use header::Header;
pub use headline::Headline;
pub use kpis::Kpis;
pub use lifetime::Lifetime;
pub use mapping::Mapping;
pub use notices::Notices;
pub use progress::ProgressScreen;
pub use receipt::ReceiptPanel;
pub use rfm::Rfm;
pub use settings::SettingsPanel;
pub use start::Start;
pub use tiers::Tiers;
pub use whale::Whale;
