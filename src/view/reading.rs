//! How a file was read, in plain words: whole sentences of the catalogue, for the receipt.

use super::panel::{Phrase, Value};
use crate::error::Code;
use crate::ingest::date::Era;
use crate::ingest::plan::Plan;
use crate::ingest::receipt::Receipt;
use crate::ingest::review::is_fault;
use crate::ingest::roles::{Role, Shape, Treatment};

/// The sentences for a receipt, in the order in which they are said.
pub fn sentences(receipt: &Receipt) -> Vec<Phrase> {
    let plan = &receipt.plan;
    let column = |role: Role| {
        let added = plan.added.get(&role).into_iter().flatten();
        let all = std::iter::once(plan.columns.get(&role)?).chain(added);
        let named = all.filter_map(|&at| receipt.headers.get(at)).filter(|header| !header.trim().is_empty());
        // The sentences put the whole in quotation marks.
        Some(named.map(String::as_str).collect::<Vec<&str>>().join("” + “")).filter(|named| !named.is_empty())
    };
    let mut said = vec![rows(plan)];
    if plan.items.len() > 1 {
        said.push(Phrase::new("reading-items").with("count", plan.items.len() as u64));
    }
    let mut say = |phrase: Option<Phrase>| said.extend(phrase);
    let of = |key: &'static str, role: Role| column(role).map(|column| Phrase::new(key).with("column", column));
    say(of("reading-customer", Role::Customer).or_else(|| of("reading-customer-name", Role::Name)));
    if plan.months.is_empty() {
        say(of("reading-date", Role::Date));
        say(worth(plan, &column));
    }
    say(of("reading-cost", Role::Cost)
        .or_else(|| of("reading-unit-cost", Role::UnitCost))
        .or_else(|| of("reading-profit", Role::Profit)));
    conventions(plan, &column, &mut say);
    counts(receipt, &column, &mut say);
    said
}

/// What a row is.
fn rows(plan: &Plan) -> Phrase {
    let has = |role: Role| plan.columns.contains_key(&role);
    Phrase::new(match plan.shape {
        Shape::Orders if !plan.months.is_empty() => "reading-rows-months",
        Shape::Orders if has(Role::Order) && (has(Role::Product) || !plan.once.is_empty()) => "reading-rows-lines",
        Shape::Orders => "reading-rows-orders",
        Shape::Customers => "reading-rows-customers",
        Shape::Costs => "reading-rows-costs",
    })
}

/// Which column says what a row is worth.
fn worth(plan: &Plan, column: &dyn Fn(Role) -> Option<String>) -> Option<Phrase> {
    let of = |key: &'static str, role: Role| column(role).map(|column| Phrase::new(key).with("column", column));
    match plan.shape {
        Shape::Orders if plan.once.contains(&Role::Amount) => of("reading-amount-once", Role::Amount),
        Shape::Costs => of("reading-amount-cost", Role::Amount),
        Shape::Customers => of("reading-amount", Role::Revenue),
        Shape::Orders => of("reading-amount", Role::Amount).or_else(|| {
            let (quantity, price) = (column(Role::Quantity)?, column(Role::UnitPrice)?);
            Some(Phrase::new("reading-amount-product").with("quantity", quantity).with("price", price))
        }),
    }
}

/// What the numbers and dates of columns mean beyond what they say.
fn conventions(plan: &Plan, column: &dyn Fn(Role) -> Option<String>, say: &mut dyn FnMut(Option<Phrase>)) {
    let of = |key: &'static str, role: Role| column(role).map(|column| Phrase::new(key).with("column", column));
    for (&role, treatment) in &plan.extras {
        say(match treatment {
            Treatment::Stands => None,
            Treatment::LeaveOut => of("reading-extra-left-out", role),
            Treatment::Add => of("reading-extra-added", role),
            Treatment::Rate => of("reading-extra-rate", role),
        });
    }
    for &role in &plan.flipped {
        say(of("reading-flipped", role));
    }
    for (&role, &power) in plan.powers.iter().filter(|(_, power)| **power != 0) {
        let unit = match u32::try_from(power) {
            Ok(power) => Value::Count(10u64.saturating_pow(power)),
            Err(_) => Value::Number(10f64.powi(i32::from(power))),
        };
        say(of("reading-unit", role).map(|phrase| phrase.with("unit", unit)));
    }
    say(match plan.era {
        Era::Common => None,
        Era::Buddhist => of("reading-era-buddhist", Role::Date),
        Era::Minguo => of("reading-era-minguo", Role::Date),
    });
    if plan.swapped_days {
        say(of("reading-swapped", Role::Date));
    }
    if plan.month_starts {
        say(of("reading-month-starts", Role::Date));
    }
}

/// What became of some of the rows.
fn counts(receipt: &Receipt, column: &dyn Fn(Role) -> Option<String>, say: &mut dyn FnMut(Option<Phrase>)) {
    let counted = |key: &'static str, count: u64| (count > 0).then(|| Phrase::new(key).with("count", count));
    let Receipt { refunds, void, refunded, hidden, struck, .. } = receipt;
    let with = |phrase: Option<Phrase>, amount| phrase.map(|phrase| phrase.with("amount", Value::Exact(amount)));
    say(counted("reading-filled", receipt.filled));
    say(with(counted("reading-refunds", refunds.lines.saturating_sub(refunded.lines)), {
        refunds.amount.plus(refunded.amount).unwrap_or(refunds.amount)
    }));
    let taken_off = with(counted("reading-refunded", refunded.lines), refunded.amount);
    say(taken_off.zip(column(Role::Refunded)).map(|(phrase, column)| phrase.with("column", column)));
    say(with(counted("reading-void", void.lines), void.amount));
    say(with(counted("reading-hidden", hidden.lines), hidden.amount));
    say(with(counted("reading-struck", struck.lines), struck.amount));
    let rows = |of: &dyn Fn(Code) -> bool| {
        receipt.set_aside.iter().filter(|reason| of(reason.code)).map(|reason| reason.rows).sum::<u64>()
    };
    say(counted("reading-totals", rows(&|code| code == Code::TotalRow)));
    say(counted("reading-outside", rows(&|code| code == Code::DateOutside)));
    say(counted("reading-unusable", rows(&is_fault)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::receipt::Counted;
    use crate::money::Figure;
    use crate::text::{Language, Text};

    fn keys(receipt: &Receipt) -> Vec<String> {
        sentences(receipt).into_iter().map(|phrase| phrase.key.into_owned()).collect()
    }

    /// A receipt of a table of orders with every convention there is.
    fn receipt() -> Receipt {
        let roles = [Role::Customer, Role::Date, Role::Amount, Role::Order, Role::Product, Role::Tax, Role::Refunded];
        let columns = roles.into_iter().enumerate().map(|(at, role)| (role, at)).collect();
        let plan = Plan { columns, ..Plan::empty() };
        let headers = roles.iter().map(|role| format!("<{}>", role.as_str())).collect();
        Receipt { headers, ..Receipt::blank("a.csv", plan) }
    }

    #[test]
    fn a_plain_table_takes_four_sentences() {
        assert_eq!(keys(&receipt()), ["reading-rows-lines", "reading-customer", "reading-date", "reading-amount"]);
    }

    #[test]
    fn a_refund_column_is_told_apart_from_refunds_in_rows() {
        let counted = |lines, amount| Counted { lines, amount: Figure::whole(amount) };
        let read = Receipt { refunds: counted(3, -60), refunded: counted(2, 50), ..receipt() };
        let said = sentences(&read);
        let found = |key: &str| said.iter().find(|phrase| phrase.key == key).unwrap().facts.clone();
        assert_eq!(found("reading-refunds")[0].1, Value::Count(1));
        assert_eq!(found("reading-refunds")[1].1, Value::Exact(Figure::whole(-10)));
        assert_eq!(found("reading-refunded")[0].1, Value::Count(2));
    }

    #[test]
    fn every_sentence_is_in_both_catalogues_with_its_facts() {
        let mut read = receipt();
        let some = Counted { lines: 1, amount: Figure::whole(7) };
        (read.refunds, read.void, read.refunded, read.hidden) = (Counted { lines: 2, ..some }, some, some, some);
        read.filled = 3;
        let plan = &mut read.plan;
        plan.extras = [(Role::Tax, Treatment::LeaveOut)].into();
        (plan.swapped_days, plan.month_starts, plan.era) = (true, true, Era::Minguo);
        plan.flipped = [Role::Amount].into();
        plan.powers = [(Role::Amount, 4)].into();
        let mut all = sentences(&read);
        for change in [
            |plan: &mut Plan| plan.shape = Shape::Customers,
            |plan: &mut Plan| plan.shape = Shape::Costs,
            |plan: &mut Plan| plan.once = [Role::Amount].into(),
            |plan: &mut Plan| plan.era = Era::Buddhist,
            |plan: &mut Plan| plan.extras = [(Role::Tax, Treatment::Add)].into(),
            |plan: &mut Plan| plan.extras = [(Role::Tax, Treatment::Rate)].into(),
            |plan: &mut Plan| plan.months = vec![(2, crate::Day::from_epoch(0))],
        ] {
            let mut read = read.clone();
            change(&mut read.plan);
            all.extend(sentences(&read));
        }
        for language in Language::ALL {
            let text = Text::built_in(*language);
            for phrase in &all {
                let facts: Vec<(&str, crate::text::Argument)> =
                    phrase.facts.iter().map(|(name, _)| (&**name, "<fact>".into())).collect();
                let said = text.find(&phrase.key, &facts);
                let said = said.unwrap_or_else(|| format!("{}: no {}", language.as_str(), phrase.key));
                assert!(!said.contains('{') && said.ends_with(['.', '。']), "{said}");
                assert_eq!(said.contains("<fact>"), !facts.is_empty(), "{said}");
            }
        }
    }
}
