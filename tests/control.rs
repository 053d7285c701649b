//! The control total of a receipt, as a sum of what became of it: it adds up whatever a file holds.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use proptest::prelude::*;
use whalecurve::ingest::change::Choices;
use whalecurve::ingest::files;
use whalecurve::ingest::import::Imported;
use whalecurve::ingest::options::{Options, Repeats};
use whalecurve::ingest::plan::Plan;
use whalecurve::ingest::roles::{Role, Treatment};
use whalecurve::ingest::status::{Meaning, StateColumn, StateKind};
use whalecurve::ledger::Ledger;
use whalecurve::money::Figure;

const HEADERS: [&str; 12] = [
    "order", "customer", "date", "product", "quantity", "price", "amount", "refunded", "status", "tax", "currency",
    "side",
];

fn plan(roles: &[(Role, usize)]) -> Plan {
    let columns = roles.iter().copied().collect();
    Plan { columns, encoding: Some("UTF-8".into()), delimiter: Some(','), fixed: true, ..Plan::empty() }
}

/// What the lines of the ledger come to.
fn lines(ledger: &Ledger) -> Figure {
    let all = 0..ledger.day.len();
    all.map(|line| ledger.amount.figure(line)).try_fold(Figure::ZERO, Figure::plus).unwrap()
}

/// What the receipts say is used, after a check of what else they say.
fn used(imported: &[Imported]) -> Figure {
    let receipts = imported.iter().map(|imported| &imported.receipt);
    let used = receipts.map(|receipt| {
        let control = receipt.control().unwrap();
        let terms = [control.used, receipt.void.amount, control.set_aside, receipt.refunded.amount].into_iter();
        let sum = terms.chain(receipt.apart.iter().map(|apart| apart.amount)).try_fold(Figure::ZERO, Figure::plus);
        assert_eq!(sum.unwrap(), receipt.control_total);
        control.used
    });
    used.fold(Figure::ZERO, |sum, used| sum.plus(used).unwrap())
}

fn amount() -> impl Strategy<Value = String> {
    prop_oneof![
        12 => (-5_000i64..90_000).prop_map(|cents| format!("{}{}.{:02}", if cents < 0 { "-" } else { "" }, cents.abs() / 100, cents.abs() % 100)),
        1 => Just(String::new()),
        1 => Just("n/a".to_owned()),
    ]
}

fn one_of(words: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::sample::select(words).prop_map(str::to_owned)
}

fn row() -> impl Strategy<Value = String> {
    (
        (
            one_of(&["O1", "O1", "O2", "O2", "O3", "O4", ""]),
            one_of(&["Ada", "Bo", "Cy", "Dee", "", "Total"]),
            one_of(&["2026-01-05", "2026-02-07", "2026-03-09", "", "0001-01-01", "soon"]),
            one_of(&["P1", "P2", "P3", ""]),
            one_of(&["1", "2", "3", "-1", ""]),
            amount(),
        ),
        (
            amount(),
            one_of(&["", "", "", "5.00", "-2.50"]),
            one_of(&["paid", "paid", "paid", "cancelled", "refunded", "odd"]),
            one_of(&["", "1.90", "0.50"]),
            one_of(&["EUR", "EUR", "EUR", "USD", "GBP"]),
            one_of(&["H", "H", "H", "S"]),
        ),
    )
        .prop_map(|((a, b, c, d, e, f), (g, h, i, j, k, l))| [a, b, c, d, e, f, g, h, i, j, k, l].join(","))
}

/// A way to read them: with or without each of the conventions.
fn reading() -> impl Strategy<Value = Plan> {
    let flag = any::<bool>;
    ((flag(), flag(), flag(), flag(), flag()), (flag(), flag(), flag(), flag(), 0..3usize)).prop_map(
        |((once, refunded, status, kind, tax), (currency, side, from_price, refund_rows, treatment))| {
            let mut roles =
                vec![(Role::Order, 0), (Role::Customer, 1), (Role::Date, 2), (Role::Product, 3), (Role::Quantity, 4)];
            roles.push((Role::UnitPrice, 5));
            if once || !from_price {
                roles.push((Role::Amount, 6));
            }
            roles.extend(refunded.then_some((Role::Refunded, 7)));
            roles.extend(status.then_some((Role::Status, 8)));
            roles.extend(tax.then_some((Role::Tax, 9)));
            roles.extend(currency.then_some((Role::Currency, 10)));
            roles.extend(side.then_some((Role::Direction, 11)));
            let mut plan = plan(&roles);
            if once {
                plan.once = [Role::Amount, Role::Refunded].into();
            }
            if kind {
                plan.states = vec![StateColumn { column: 8, kind: StateKind::Kind }];
            }
            plan.meanings = [("odd".to_owned(), Meaning::Void)].into();
            plan.extras = [(Role::Tax, Treatment::ALL[treatment])].into();
            plan.currency = Some("EUR".into());
            plan.rates = [("USD".to_owned(), Figure::parse("0.9").unwrap())].into();
            plan.refund_rows = refund_rows;
            plan
        },
    )
}

proptest! {
    #[test]
    fn the_control_total_is_what_is_used_and_all_that_is_not(
        rows in prop::collection::vec(row(), 1..40),
        again in prop::collection::vec(row(), 0..4),
        plan in reading(),
        drop in any::<bool>(),
    ) {
        let text = |rows: &[String]| format!("{}\n{}\n", HEADERS.join(","), rows.join("\n"));
        let (first, second) = (text(&rows), text(&[&rows[..rows.len().min(2)], &again].concat()));
        let files = [("a.csv", first.as_bytes()), ("b.csv", second.as_bytes())];
        let options = Options { repeats: if drop { Repeats::Drop } else { Repeats::default() }, ..Options::default() };
        // Where no row can be used there is no receipt.
        if let Ok((ledger, imported)) = files::import(&files, &[plan.clone(), plan], &options, 1 << 16) {
            prop_assert_eq!(used(&imported), lines(&ledger));
        }
    }
}

#[test]
fn an_order_total_on_every_line_leaves_the_lines_beyond_the_first_apart() {
    let text = "order,customer,date,product,line,total\nO1,Ada,2026-01-05,P1,60,100\nO1,Ada,2026-01-05,P2,40,100\nO2,Bo,2026-02-05,P1,90,90\n";
    let mut plan = files::inspect("a.csv", text.as_bytes(), &Choices::default()).unwrap().plan;
    plan.columns = [
        (Role::Order, 0),
        (Role::Customer, 1),
        (Role::Date, 2),
        (Role::Product, 3),
        (Role::LineAmount, 4),
        (Role::Amount, 5),
    ]
    .into();
    plan.once = [Role::Amount].into();
    let (ledger, imported) =
        files::import(&[("a.csv", text.as_bytes())], &[plan], &Options::default(), 1 << 16).unwrap();
    let receipt = &imported[0].receipt;
    assert_eq!((receipt.control_total, lines(&ledger)), (Figure::whole(290), Figure::whole(190)));
    assert_eq!(used(&imported), Figure::whole(190));
    assert_eq!(
        receipt.apart.iter().map(|apart| (apart.why.as_str(), apart.amount)).collect::<Vec<_>>(),
        [("order-totals", Figure::whole(100))]
    );
}
