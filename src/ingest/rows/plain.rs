//! Lines of orders in which nothing is unusual: nearly all of most files.

use super::Rows;
use super::totals::{is_total_word, may_be_total};
use crate::error::Result;
use crate::ingest::amount;
use crate::ingest::cells::Cells;
use crate::ingest::csv::Record;
use crate::ingest::plan::{Format, Plan};
use crate::ingest::roles::{Role, Shape};
use crate::ledger::{Builder, CustomerIx, Flags, Foreseen, Line};
use crate::money::Figure;

/// Roles of columns that a plain line may have.
const ROLES: [Role; 12] = [
    Role::Customer,
    Role::Name,
    Role::Date,
    Role::Order,
    Role::Product,
    Role::Category,
    Role::Quantity,
    Role::UnitPrice,
    Role::Amount,
    Role::Cost,
    Role::ServiceCost,
    Role::Status,
];

/// Can lines that are read by this plan be plain?
pub(super) fn may_be(plan: &Plan) -> bool {
    plan.shape == Shape::Orders
        && plan.extras.is_empty()
        && plan.format == Format::Csv
        && plan.columns.keys().all(|role| ROLES.contains(role))
        && (plan.columns.contains_key(&Role::Customer) || plan.columns.contains_key(&Role::Name))
        && plan.once.is_empty()
        && plan.fill.is_empty()
        && plan.headings.is_empty()
        && plan.flipped.is_empty()
        && plan.powers.is_empty()
        && plan.months.is_empty()
        && plan.beside.is_empty()
        && plan.items.is_empty()
        && plan.added.is_empty()
        && !plan.refund_rows
}

impl Rows {
    /// Reads records, and the blank lines above them, as [`Rows::row`] does, which has the last word of all that is not plain.
    ///
    /// # Errors
    /// As [`Rows::row`].
    pub fn records(&mut self, builder: &mut Builder, records: &[Record<'_>]) -> Result<()> {
        // One that comes alone, as a quoted one does, has no neighbours to be looked for with.
        let column = self.columns[Role::Customer as usize].filter(|_| self.may_be_plain && records.len() > 1);
        let customers = column.map(|column| builder.foresee(&mut records.iter().map(|record| record.field(column))));
        for (at, record) in records.iter().enumerate() {
            let customer = customers.and_then(|all| all.get(at).copied()).unwrap_or_default();
            self.blank(record.blank_above);
            if !self.may_be_plain || self.plain(builder, record, customer).is_none() {
                self.row(builder, record.row, record)?;
            }
        }
        Ok(())
    }

    /// Reads a line in which nothing is unusual, of this customer where it is known already. Of any other it says `None`, and
    /// has done nothing that [`Rows::row`] would not do as well.
    fn plain(&mut self, builder: &mut Builder, record: &Record<'_>, customer: Foreseen) -> Option<()> {
        let mark = self.plan.decimal_mark;
        if record.width() > self.headers.len() {
            return None;
        }
        let field = |role: Role| self.columns[role as usize].map_or(&[][..], |column| record.field(column));
        let optional = |role: Role| match field(role) {
            [] => Some(None),
            text => amount::plain_marked(text, mark).map(|(figure, _)| Some(figure)),
        };
        let quantity = optional(Role::Quantity)?;
        if quantity.is_some_and(Figure::is_negative) {
            return None;
        }
        let role = if self.columns[Role::Amount as usize].is_some() { Role::Amount } else { Role::UnitPrice };
        let written = field(role);
        let (mut amount, marks) = amount::plain_marked(written, mark)?;
        if role == Role::UnitPrice {
            amount = quantity?.times(amount)?;
        }
        let (cost, service_cost) = (optional(Role::Cost)?, optional(Role::ServiceCost)?);

        let id = field(Role::Customer);
        // A line above may have brought it since.
        let known = customer.index().map(CustomerIx).or_else(|| builder.known(id));
        if may_be_total(id) && !self.no_totals.has(known) {
            if std::str::from_utf8(id).is_ok_and(is_total_word) {
                return None;
            }
            self.no_totals.add(known);
        }
        let state = self.states.plain(|column| record.field(column))?;
        let order = Some(field(Role::Order)).filter(|order| !order.is_empty());
        if order.is_some_and(|order| !is_graphic(order) || amount::is_scientific_id(order)) {
            return None;
        }
        let (product_text, category_text) = (field(Role::Product), field(Role::Category));
        let product = if product_text.is_empty() { None } else { Some(builder.known_product(product_text)?) };
        let category = if category_text.is_empty() { None } else { Some(builder.known_category(category_text)?) };
        let new_id = match known {
            Some(_) => "",
            None => {
                let id = Some(id).filter(|id| !id.is_empty() && id.is_ascii() && id.trim_ascii().len() == id.len())?;
                std::str::from_utf8(id).ok()?
            }
        };
        let (date, name) = (field(Role::Date), field(Role::Name));
        let (day, proves) = self.dated(date).ok()?;
        let name = self.text(name, Role::Name).ok()?;
        let customer = match known {
            Some(customer) => customer,
            None => builder.customer(self.merged(new_id), None).ok()?,
        };
        if let Some(name) = name {
            builder.name(customer, name).ok()?;
        }
        let line =
            Line { customer, day, amount, cost, service_cost, order, product, category, flags: Flags::default() };
        if builder.print_above(&line).is_some() {
            return None;
        }
        builder.line(line).ok()?;
        let epoch = day.epoch();

        let counts = &mut self.counts;
        counts.some_utf8 |= !record.is_ascii() && [id, product_text, category_text].iter().any(|text| !text.is_ascii());
        counts.read += 1;
        counts.used += 1;
        counts.control.add(amount);
        if amount.is_negative() {
            counts.refunds.add(amount);
        }
        if let Some(state) = state {
            counts.states[state].tally.add(amount);
        }
        counts.years.add(epoch);
        counts.days = Some(counts.days.map_or((epoch, epoch), |(first, last)| (first.min(epoch), last.max(epoch))));
        self.totals.rows += 1;
        counts.numbers.note(written, marks);
        counts.dates.note(date, proves);
        Some(())
    }
}

/// Are all bytes ASCII, and none a blank or a control character? Eight at a time: asked of every line's order.
fn is_graphic(text: &[u8]) -> bool {
    const ONES: u64 = u64::MAX / 255;
    let (eights, rest) = text.as_chunks::<8>();
    let odd = |eight: &[u8; 8]| {
        let word = u64::from_le_bytes(*eight);
        // The high bit of some byte: not ASCII, 0x7f, or below 0x21 (of bytes below 0x80 only such a one borrows first).
        (word | word.wrapping_add(ONES) | word.wrapping_sub(ONES * 0x21)) & (ONES << 7) != 0
    };
    !eights.iter().any(odd) && rest.iter().all(u8::is_ascii_graphic)
}

/// Customers of whom it is settled that their ids are no words for a total.
#[derive(Default)]
pub(super) struct NoTotals(Vec<bool>);

impl NoTotals {
    fn has(&self, customer: Option<CustomerIx>) -> bool {
        customer.and_then(|customer| self.0.get(customer.0 as usize)) == Some(&true)
    }

    fn add(&mut self, customer: Option<CustomerIx>) {
        let Some(CustomerIx(at)) = customer else { return };
        let at = at as usize;
        if self.0.len() <= at {
            self.0.resize(at + 1, false);
        }
        self.0[at] = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::csv::CsvReader;
    use crate::ingest::rows::Shared;
    use proptest::prelude::*;

    const HEADERS: [(Role, &str); 11] = [
        (Role::Customer, "customer id"),
        (Role::Name, "customer"),
        (Role::Date, "date"),
        (Role::Order, "order"),
        (Role::Product, "product"),
        (Role::Category, "category"),
        (Role::Quantity, "quantity"),
        (Role::UnitPrice, "price"),
        (Role::Amount, "amount"),
        (Role::Cost, "cost"),
        (Role::Status, "status"),
    ];

    fn rows(plan: &Plan) -> Rows {
        let headers = HEADERS.iter().map(|(_, header)| (*header).to_owned()).collect();
        let rows = Rows::new("orders.csv", plan, headers, Shared::default());
        assert!(rows.may_be_plain);
        rows
    }

    /// What comes of a text, with or without a short way for plain lines.
    fn read(text: &str, plan: &Plan, may_be_plain: bool) -> String {
        let (mut rows, mut builder) = (Rows { may_be_plain, ..rows(plan) }, Builder::default());
        let mut take = |records: &[Record<'_>]| rows.records(&mut builder, records);
        CsvReader::new(',').push_bunches(text.as_bytes(), &mut take).unwrap();
        let counts = format!("{:?}", rows.counts);
        format!("{counts}\n{:?}\n{:?}", rows.finish(), builder.finish())
    }

    fn plan(without: &[Role]) -> Plan {
        let columns = HEADERS.iter().enumerate().map(|(at, (role, _))| (*role, at));
        Plan { columns: columns.filter(|(role, _)| !without.contains(role)).collect(), ..Plan::empty() }
    }

    fn cell(plain: &'static str, odd: &'static [&'static str]) -> impl Strategy<Value = String> {
        prop_oneof![9 => plain, 1 => prop::sample::select(odd).prop_map(str::to_owned)]
    }

    fn line() -> impl Strategy<Value = String> {
        let amounts: &[&str] = &["", "-1.5", "1,5", "\"1,234.50\"", "€ 5", "n/a", "1.2345", "12.5", "1.234", "(3.00)"];
        (
            cell("C[0-9]", &["", "Total", "  C1", "张三", "John Smith", "合计：3", "c1", "Ｃ1", "Tom"]),
            cell("[A-B][a-b]", &["", "张三", " Ann ", "\u{fffd}"]),
            cell("2024-0[1-9]-1[0-9]", &["", "13/05/2024", "05/06/2024", "2024-02-31", "20240513", "2024-05-13 14:02"]),
            cell("O[0-9]{2}", &["", "C123456", "123456", "O 1", "订单1"]),
            cell("P[0-3]", &["", "咖啡", " P1", "\"a,b\""]),
            cell("[D-F]", &["", "咖啡", "\u{fffd}"]),
            cell("[1-9]", &["", "-2", "2.5", "x"]),
            cell("[0-9]{1,2}\\.[0-9]{1,2}", amounts),
            cell("[0-9]{1,3}\\.[0-9]{2}", amounts),
            cell("[0-9]\\.[0-9]{2}", amounts),
            cell("paid", &["", "cancelled", "Refunded", "已取消", "odd"]),
        )
            .prop_map(|(a, b, c, d, e, f, g, h, i, j, k)| [a, b, c, d, e, f, g, h, i, j, k].join(","))
    }

    proptest! {
        #[test]
        fn the_short_way_leads_to_the_same(
            lines in prop::collection::vec(prop_oneof![30 => line(), 1 => Just(",,,,,,,,,,".into()), 1 => Just("C1".into())], 1..40),
            without in prop::sample::select(vec![vec![], vec![Role::Status, Role::Name], vec![Role::Customer], vec![Role::Amount], vec![Role::Quantity, Role::Order]]),
        ) {
            let text = lines.join("\n") + "\n";
            let plan = plan(&without);
            prop_assert_eq!(read(&text, &plan, true), read(&text, &plan, false));
        }
    }

    #[test]
    fn graphic_is_what_it_is_byte_by_byte() {
        for byte in 0..=255 {
            for at in 0..11 {
                let mut text = *b"A-0019~!bcd";
                text[at] = byte;
                assert_eq!(is_graphic(&text), byte.is_ascii_graphic(), "{byte} at {at}");
            }
        }
    }

    #[test]
    fn usual_lines_take_the_short_way() {
        let text: String = (0..100)
            .map(|row| format!("C{row},Ann,2024-01-{:02},O{row},P1,D,1,{row}.5,{row}.50,1.00,paid\n", row % 28 + 1))
            .collect();
        let (mut rows, mut builder, mut plain) = (rows(&plan(&[])), Builder::default(), 0);
        let each = |record: Record<'_>| {
            if rows.plain(&mut builder, &record, Foreseen::default()).is_some() {
                plain += 1;
                return Ok(());
            }
            rows.row(&mut builder, record.row, &record)
        };
        CsvReader::new(',').push(text.as_bytes(), each).unwrap();
        // The first one brings the product.
        assert_eq!(plain, 99);
    }
}
