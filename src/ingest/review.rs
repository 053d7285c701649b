//! What is in doubt after all of a file was read: the receipt's questions and warnings.

use super::cells::RowLook;
use super::change::{Change, DoubtCode};
use super::doubt::{Answer, AnswerKey, Doubt};
use super::duplicates::Duplicates;
use super::inspection::Inspection;
use super::options::Merge;
use super::plan::{Packing, Plan};
use super::receipt::Receipt;
use super::roles::{Role, Shape};
use super::status::{self, Known, Meaning, StateKind, StateRows};
use super::words::{self, Standing};
use crate::error::Code;
use crate::ledger::Ledger;
use crate::money::Figure;

/// Doubts about how a file was read, by its receipt.
pub fn doubts(receipt: &Receipt) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    states(receipt, &mut doubts);
    let outside = receipt.set_aside.iter().find(|reason| reason.code == Code::DateOutside);
    if let Some(outside) = outside {
        let example = outside.examples.first().and_then(|example| example.found.as_deref()).unwrap_or_default();
        let header = receipt.plan.columns.get(&Role::Date).and_then(|&at| receipt.headers.get(at));
        let asks = share(outside.amount, receipt.control_total) >= 0.01;
        let doubt = Doubt::new(DoubtCode::DaysOutside, asks).found(example).count(outside.rows);
        let doubt = Doubt { column: header.cloned(), amount: Some(outside.amount), ..doubt };
        let keep = Answer::new(AnswerKey::Keep, vec![Change::Window(None)]);
        doubts.push(doubt.answer(Answer::new(AnswerKey::LeaveOut, Vec::new())).answer(keep));
    }
    let faulty: u64 = receipt.set_aside.iter().filter(|reason| is_fault(reason.code)).map(|reason| reason.rows).sum();
    if faulty * 20 > receipt.rows_read && receipt.rows_read > 0 {
        let first = receipt.set_aside.iter().find(|reason| is_fault(reason.code));
        let found = first.and_then(|reason| reason.examples.first()).and_then(|example| example.found.as_deref());
        // What is read of one row in twenty less is no sum of the file.
        doubts.push(Doubt::new(DoubtCode::ManySetAside, true).found(found.unwrap_or_default()).count(faulty));
    }
    let looks = [
        (RowLook::Hidden, DoubtCode::HiddenRows, false, receipt.hidden),
        // What somebody has struck through is hardly meant to count.
        (RowLook::Struck, DoubtCode::StruckRows, true, receipt.struck),
    ];
    for (look, code, asks, rows) in looks.into_iter().filter(|(.., rows)| rows.lines > 0) {
        let doubt = Doubt { amount: Some(rows.amount), ..Doubt::new(code, asks).count(rows.lines) };
        let leave_out = Answer::new(AnswerKey::LeaveOut, vec![Change::Skip(look, true)]);
        doubts.push(doubt.answer(Answer::new(AnswerKey::Keep, Vec::new())).answer(leave_out));
    }
    if receipt.sums > 0 {
        doubts.push(Doubt::new(DoubtCode::TotalRows, false).count(receipt.sums));
    }
    let one_day = receipt.days.is_some_and(|(first, last)| first == last);
    if one_day && receipt.plan.shape == Shape::Orders && receipt.rows_used > 2 {
        doubts.push(Doubt::new(DoubtCode::OneDay, false).count(receipt.rows_used));
    }
    doubts.retain(|doubt| !receipt.plan.settled.contains(&doubt.code));
    doubts
}

/// Is a row that is set aside so a loss? Totals, notes and repeated headers are none.
pub fn is_fault(code: Code) -> bool {
    !matches!(
        code,
        Code::TotalRow
            | Code::NoteRow
            | Code::HeaderRepeated
            | Code::SectionHeading
            | Code::RowHidden
            | Code::RowStruck
            | Code::LineLeftOut
            | Code::LineRepeated
            | Code::OtherCurrency
            | Code::DateOutside
    )
}

fn share(part: Figure, whole: Figure) -> f64 {
    let whole = whole.to_f64().abs();
    if whole == 0.0 { 1.0 } else { part.to_f64().abs() / whole }
}

/// Says of each value of a status column what becomes of its rows.
pub fn tell_states(receipt: &mut Receipt) {
    let mut states = std::mem::take(&mut receipt.states);
    for state in &mut states {
        let (_, known) = meaning(&receipt.plan, &receipt.headers, state);
        // What a heading says is followed until somebody answers: it does not count as one that nobody knows.
        let is_followed = known.meaning != Meaning::Counts;
        (state.meaning, state.known) = (known.meaning, known.standing.is_some() || is_followed);
    }
    receipt.states = states;
}

/// What a value of a status column means by a plan.
pub fn meaning(plan: &Plan, headers: &[String], state: &StateRows) -> (StateKind, Known) {
    let known = plan.states.iter().find(|column| column.column == state.column);
    let header = headers.get(state.column).map(String::as_str).unwrap_or_default();
    let kind = known.map_or_else(|| StateKind::of(header), |column| column.kind);
    let known = status::known(kind, &state.value, plan.unpaid_counts);
    match plan.meanings.get(&status::folded(&state.value)) {
        Some(&meaning) => (kind, Known { standing: known.standing.or(Some(Standing::Counts)), meaning }),
        None => (kind, known),
    }
}

fn states(receipt: &Receipt, doubts: &mut Vec<Doubt>) {
    let (plan, control) = (&receipt.plan, receipt.control_total);
    for state in &receipt.states {
        let (kind, known) = meaning(plan, &receipt.headers, state);
        let header = receipt.headers.get(state.column).map(String::as_str).unwrap_or_default();
        let told = |code: DoubtCode, asks: bool| {
            let doubt = Doubt::new(code, asks).column(header).found(&state.value).count(state.rows);
            Doubt { amount: Some(state.amount), ..doubt }
        };
        let means = |meaning: Meaning| {
            let key = match meaning {
                Meaning::Counts => AnswerKey::Counts,
                Meaning::Void => AnswerKey::Void,
                Meaning::Refund => AnswerKey::Refund,
            };
            Answer::new(key, vec![Change::Meaning(status::folded(&state.value), meaning)]).of(&state.value)
        };
        let answered = plan.meanings.contains_key(&status::folded(&state.value));
        match known.standing {
            // The usual kind of row of a list needs no name: a sale.
            None if matches!(kind, StateKind::Kind | StateKind::Number) && state.rows * 2 > receipt.rows_used => {}
            None if share(state.amount, control) >= 0.01 => {
                let code = match kind {
                    StateKind::Heading => DoubtCode::Headings,
                    StateKind::Tax => DoubtCode::MixedAmounts,
                    StateKind::Reason => DoubtCode::Reasons,
                    StateKind::Redeemed => DoubtCode::Redeemed,
                    StateKind::Remark if !status::is_strict_remark(&state.value) => DoubtCode::MixedAmounts,
                    _ => DoubtCode::StatusUnknown,
                };
                let doubt = told(code, true);
                let mut answers = vec![means(Meaning::Counts), means(Meaning::Void)];
                let keeps = matches!(code, DoubtCode::MixedAmounts | DoubtCode::Redeemed);
                answers.extend((!keeps).then(|| means(Meaning::Refund)));
                // The first is how it is read now.
                answers.sort_by_key(|answer| *answer != means(known.meaning));
                if keeps {
                    for answer in &mut answers {
                        answer.key =
                            if answer.key == AnswerKey::Counts { AnswerKey::Keep } else { AnswerKey::LeaveOut };
                    }
                }
                doubts.push(answers.into_iter().fold(doubt, Doubt::answer));
            }
            Some(Standing::Pending)
                if !answered && kind != StateKind::Progress && share(state.amount, control) >= 0.01 =>
            {
                let now = if plan.unpaid_counts { Meaning::Counts } else { Meaning::Void };
                let other = if plan.unpaid_counts { Meaning::Void } else { Meaning::Counts };
                doubts.push(told(DoubtCode::Unpaid, false).answer(means(now)).answer(means(other)));
            }
            Some(Standing::Test) => doubts.push(told(DoubtCode::TestRows, false)),
            _ => {}
        }
    }
}

/// Customers who are likely one, as a doubt: nothing is merged unless somebody says so.
pub fn same_customers(duplicates: &Duplicates) -> Option<Doubt> {
    let first = duplicates.pairs.first()?;
    let merges = duplicates.pairs.iter().map(|pair| Merge { from: pair.other.clone(), into: pair.keep.clone() });
    let doubt = Doubt::new(DoubtCode::SameCustomers, false)
        .found(format!("{} = {}", first.keep, first.other))
        .count(duplicates.found);
    let merge = Answer::new(AnswerKey::Merge, vec![Change::Merge(merges.collect())]);
    Some(doubt.answer(Answer::new(AnswerKey::AsIs, Vec::new())).answer(merge))
}

/// A customer who stands for nobody in particular, as a doubt: it would be the largest whale.
pub fn placeholder(ledger: &Ledger) -> Option<Doubt> {
    let found = ledger.all().filter(|&customer| words::is_nobody(ledger.id(customer)));
    let largest = found.max_by_key(|&customer| ledger.lines(customer).len())?;
    let lines = ledger.lines(largest).len();
    (lines > 1).then(|| Doubt::new(DoubtCode::Placeholder, false).found(ledger.id(largest)).count(lines as u64))
}

/// Puts what was in doubt before a table was read to what is in doubt after, as far as nobody has answered.
pub fn join<'a>(receipts: impl Iterator<Item = &'a mut Receipt>, inspections: &[Inspection]) {
    for receipt in receipts {
        let entry = |packing: &Packing| match packing {
            Packing::Zip { entry } => Some(entry.clone()),
            _ => None,
        };
        let same = |found: &&Inspection| {
            found.name == receipt.name
                && found.plan.sheet == receipt.plan.sheet
                && entry(&found.plan.packing) == entry(&receipt.plan.packing)
        };
        let Some(found) = inspections.iter().find(same) else { continue };
        let open = |doubt: &&Doubt| !receipt.plan.settled.contains(&doubt.code);
        let before: Vec<Doubt> = found.doubts.iter().filter(open).cloned().collect();
        receipt.doubts.splice(0..0, before);
    }
}
