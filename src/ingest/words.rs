//! The vocabulary of spreadsheets of orders and customers: what a header names and what a word in a cell says.
//!
//! The words are data, one file per language in `words/`; a new language is a file there and a line in [`LANGUAGES`].
//! A line of a file is `what: phrase | phrase`, the more usual first. A phrase with `=` before it counts only where it is
//! the whole text. Texts are compared by whole words, never by letters inside a word.

use super::headers::without_count;
use crate::settings::choices;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::collections::hash_map::Entry;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// Every language's words. What decides in a compound header is said in the file itself.
const LANGUAGES: &[&str] = &[
    include_str!("words/en.txt"),
    include_str!("words/zh-CN.txt"),
    include_str!("words/zh-TW.txt"),
    include_str!("words/de.txt"),
    include_str!("words/fr.txt"),
    include_str!("words/es.txt"),
    include_str!("words/it.txt"),
    include_str!("words/pt.txt"),
    include_str!("words/nl.txt"),
    include_str!("words/ja.txt"),
    include_str!("words/ko.txt"),
];

/// Words beyond this many say nothing sure, and would only take time.
const MOST_TOKENS: usize = 40;
/// What stands beside any word for a customer, and what that makes of it.
const BESIDE_CUSTOMERS: [(&str, &str); 4] = [
    ("customer_id", "id|no|number|code|uid|ref|key"),
    ("customer_name", "name|full name"),
    ("email", "email|e mail|email address"),
    ("phone", "phone|phone number|mobile"),
];
/// Words of a header that are tried in another order.
const MOST_TURNED: usize = 4;
/// Bytes of a compound word; beyond, a token is no word.
const LONGEST_COMPOUND: usize = 80;
/// No phrase has more.
const LONGEST_PHRASE: usize = 14;

choices! {
    /// What a header can name.
    Concept {
        /// The customer's number or code.
        CustomerId = "customer_id",
        /// The customer's number at the tax office.
        TaxId = "tax_id",
        /// The customer, by number or by name.
        Customer = "customer",
        /// The customer's name.
        CustomerName = "customer_name",
        /// First name.
        GivenName = "given_name",
        /// Last name.
        FamilyName = "family_name",
        /// E-mail address.
        Email = "email",
        /// Telephone number.
        Phone = "phone",
        /// Firm of the customer.
        Company = "company",
        /// Order, invoice or receipt number.
        OrderId = "order_id",
        /// Number of a line within or across orders.
        LineId = "line_id",
        /// Another number: of the customer's purchase order, of a payment.
        Reference = "reference",
        /// Day of the order, invoice or sale.
        Date = "date",
        /// Day it was paid.
        PaidDate = "paid_date",
        /// Day it was sent or delivered.
        ShippedDate = "shipped_date",
        /// Day until which it is to be paid.
        DueDate = "due_date",
        /// Month, with or without its year.
        Month = "month",
        /// Year.
        Year = "year",
        /// Time of the day.
        TimeOfDay = "time_of_day",
        /// An amount that does not say of what.
        Amount = "amount",
        /// Amount of the whole order.
        OrderTotal = "order_total",
        /// Amount of one line.
        LineTotal = "line_total",
        /// Amount before shipping and tax.
        Subtotal = "subtotal",
        /// Amount that was paid.
        Paid = "paid",
        /// Amount without tax.
        NetAmount = "net_amount",
        /// Amount with tax.
        GrossAmount = "gross_amount",
        /// Amount that is still owed.
        AmountDue = "amount_due",
        /// Balance of an account.
        Balance = "balance",
        /// Fee of a marketplace or payment service.
        Fee = "fee",
        /// What is left after fees.
        Payout = "payout",
        /// Units sold.
        Quantity = "quantity",
        /// How many were given back.
        ReturnedQuantity = "returned_quantity",
        /// Price of one unit.
        UnitPrice = "unit_price",
        /// Price before any reduction.
        ListPrice = "list_price",
        /// Product, by code or by name.
        Product = "product",
        /// The product's code.
        ProductId = "product_id",
        /// The product's group.
        Category = "category",
        /// Size, colour or another choice of a product.
        Variant = "variant",
        /// Direct cost.
        Cost = "cost",
        /// Direct cost of one unit.
        UnitCost = "unit_cost",
        /// Profit.
        Profit = "profit",
        /// Profit as a part of the amount.
        MarginRate = "margin_rate",
        /// Discount as money.
        Discount = "discount",
        /// Discount as a part of the price.
        DiscountRate = "discount_rate",
        /// Tax as money.
        Tax = "tax",
        /// Tax as a part of the amount.
        TaxRate = "tax_rate",
        /// Shipping charged.
        Shipping = "shipping",
        /// State of the order or payment.
        Status = "status",
        /// Kind of the row: sale, refund, payment.
        Kind = "kind",
        /// Did it come back?
        Returned = "returned",
        /// Was it cancelled, or when?
        Cancelled = "cancelled",
        /// Why it was rejected, cancelled or given back.
        Reason = "reason",
        /// Is it a trial of the system?
        Test = "test",
        /// Is it paid?
        PaidFlag = "paid_flag",
        /// Debit or credit.
        Direction = "direction",
        /// Debit amount.
        Debit = "debit",
        /// Credit amount.
        Credit = "credit",
        /// Amount that went back.
        Refunded = "refunded",
        /// Cost to serve.
        ServiceCost = "service_cost",
        /// Currency.
        Currency = "currency",
        /// Rate of exchange.
        ExchangeRate = "exchange_rate",
        /// Revenue so far (customers table).
        TotalRevenue = "total_revenue",
        /// Number of orders so far (customers table).
        OrderCount = "order_count",
        /// First order (customers table).
        FirstOrder = "first_order",
        /// Last order (customers table).
        LastOrder = "last_order",
        /// Number of service requests.
        Requests = "requests",
        /// What it cost to win the customer.
        AcquisitionCost = "acquisition_cost",
        /// Net promoter score.
        Nps = "nps",
        /// Engagement.
        Engagement = "engagement",
        /// Potential.
        Potential = "potential",
        /// Who recommended us.
        ReferredBy = "referred_by",
        /// Who sells: employee, shop, warehouse, marketplace, supplier.
        Seller = "seller",
        /// A part of an address.
        Address = "address",
        /// What somebody wrote of a row: that it is void, or a balance brought forward.
        Remark = "remark",
        /// Notes, tags, ways to pay or send, and the like.
        Note = "note",
        /// Weight, volume or size.
        Weight = "weight",
        /// Something else that is known to be none of the above.
        Other = "other",
    }
}

impl Concept {
    /// Are its names as usual in cells as in headers?
    fn is_said_by_cells(self) -> bool {
        matches!(
            self,
            Concept::Paid
                | Concept::PaidFlag
                | Concept::PaidDate
                | Concept::ShippedDate
                | Concept::AmountDue
                | Concept::Returned
                | Concept::Refunded
                | Concept::Cancelled
                | Concept::Test
                | Concept::Status
                | Concept::Kind
                | Concept::Direction
        )
    }

    /// Is it a sum of money beside which a word such as "amount" or "total" says nothing new?
    fn absorbs_amount(self) -> bool {
        matches!(
            self,
            Concept::Cost
                | Concept::Profit
                | Concept::Discount
                | Concept::Tax
                | Concept::Shipping
                | Concept::Fee
                | Concept::Payout
                | Concept::Refunded
                | Concept::Paid
                | Concept::AmountDue
                | Concept::Balance
                | Concept::Debit
                | Concept::Credit
                | Concept::ServiceCost
                | Concept::AcquisitionCost
        )
    }
}

/// What a word in a status column says, the stricter later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// The row counts.
    Counts,
    /// A part of the money went back.
    PartlyRefunded,
    /// Not paid yet.
    Pending,
    /// The money went back.
    Refund,
    /// Cancelled, failed or never finished.
    Void,
    /// A trial of the system.
    Test,
}

/// What kind of document a row is, in a list that holds several for one sale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Document {
    /// A payment of what was invoiced.
    Payment,
    /// An offer or an order, to be invoiced.
    Order,
    /// An invoice: the sale.
    Invoice,
}

/// Which side of an account, or which way the money goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Debit: what a customer owes.
    Debit,
    /// Credit: what a customer is given.
    Credit,
    /// Money that came in.
    In,
    /// Money that went out.
    Out,
}

/// A line that is no goods.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Extra {
    /// Shipping.
    Shipping,
    /// A discount.
    Discount,
    /// A tax.
    Tax,
}

/// A concept that a header may name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Match {
    /// What it names.
    pub concept: Concept,
    /// 0.95–1 for a whole known phrase, 0.85 with words beside it that change nothing, 0.6 with others, 0.4 where the
    /// word that decides is not known.
    pub score: f64,
}

/// In what two headers differ that are the same but for one word, or for a number behind one of them: Online sales, Shop
/// sales. `None` where they differ otherwise.
pub fn difference(one: &str, other: &str) -> Option<(String, String)> {
    let (first, second) = (tokens(without_count(one)), tokens(without_count(other)));
    if first == second {
        return Some((one[without_count(one).len()..].to_owned(), other[without_count(other).len()..].to_owned()));
    }
    let same = first.iter().zip(&second).take_while(|(one, other)| one == other).count();
    let rest =
        first[same..].iter().rev().zip(second[same..].iter().rev()).take_while(|(one, other)| one == other).count();
    let (one, other) = (&first[same..first.len() - rest], &second[same..second.len() - rest]);
    // Weighted amounts and those of last year are no part of the others.
    let is_spoiled = one.iter().chain(other).any(|word| WORDS.is(word, Sense::Spoil));
    (same + rest > 0 && one.len() <= 2 && other.len() <= 2 && !is_spoiled).then(|| (one.join(" "), other.join(" ")))
}

/// What a phrase means.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Sense {
    /// It names something; the place in its line.
    Concept(Concept, u8),
    /// It changes nothing.
    Neutral,
    /// It changes the meaning of what stands beside it.
    Spoil,
    /// Articles and prepositions, which are left out of every comparison.
    Small,
    Standing(Standing),
    /// It turns what follows into its opposite.
    Not,
    Yes(bool),
    /// It marks a row of sums.
    Total,
    /// A balance that is brought or carried forward.
    Carried,
    /// What follows is a part of what stands above: of which.
    PartOf,
    /// What was paid for before is used now: a voucher, a course.
    Redeemed,
    /// What stands between a price and the pieces that it is of: Price per 100.
    Per,
    /// It begins like a total but is a name.
    NoTotal,
    Month(u8),
    Extra(Extra),
    /// It may stand beside a word for an extra.
    Beside,
    /// A power of ten.
    Power(i8),
    /// It may stand beside the unit in a line above a table: amounts in thousands.
    BesideUnit,
    /// A currency, by its code in small letters.
    Currency(&'static str),
    Direction(Direction),
    Document(Document),
}

/// One meaning of a phrase.
#[derive(Clone, Copy, Debug)]
struct Known {
    sense: Sense,
    /// The languages that have it, a bit each.
    languages: u32,
    /// Does it count only where it is the whole text?
    whole: bool,
}

/// All that is known.
#[derive(Default)]
struct Words {
    phrases: FxHashMap<String, Vec<Known>>,
    /// Languages in which the first word decides (Date de commande), a bit each.
    head_first: u32,
    /// Languages that write compounds as one word (Rechnungsdatum), a bit each.
    compounds: u32,
    /// Texts that tell something wherever they stand in a header, by their section.
    within: FxHashMap<&'static str, Vec<String>>,
    /// Who stands for nobody in particular, by the first letter: as a whole, or how such a text begins.
    nobody: FxHashMap<char, Vec<(bool, String)>>,
}

/// About as many phrases as all languages have.
const PHRASES: usize = 24_000;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words { phrases: FxHashMap::with_capacity_and_hasher(PHRASES, FxBuildHasher), ..Words::default() };
    // The small words first: phrases are kept without them, too.
    for small in [true, false] {
        for (at, text) in LANGUAGES.iter().enumerate() {
            let lines = text.lines().filter(|line| !line.starts_with('#'));
            for (what, list) in
                lines.filter_map(|line| line.split_once(':')).filter(|(what, _)| (*what == "small") == small)
            {
                words.add(1 << at, what, list);
            }
        }
    }
    words
});

impl Words {
    fn add(&mut self, language: u32, what: &'static str, list: &str) {
        let texts = list.split('|').map(|text| text.trim().to_lowercase());
        match what {
            _ if what.starts_with("within.") => self.within.entry(what).or_default().extend(texts),
            "nobody" => texts.for_each(|text| {
                let known = match text.strip_prefix('=') {
                    Some(whole) => (true, whole.to_owned()),
                    None => (false, text),
                };
                self.nobody.entry(known.1.chars().next().unwrap_or_default()).or_default().push(known);
            }),
            "customer.noun" => texts.for_each(|noun| {
                for (concept, beside) in BESIDE_CUSTOMERS {
                    beside
                        .split('|')
                        .for_each(|word| self.add_phrase(language, concept, 80, &format!("{noun} {word}")));
                }
            }),
            "head" if list.trim() == "first" => self.head_first |= language,
            "head" => {}
            "compounds" => self.compounds |= language,
            _ => {
                for (rank, phrase) in list.split('|').enumerate() {
                    self.add_phrase(language, what, rank, phrase.trim());
                }
            }
        }
    }

    fn is_currency(&self, token: &str) -> bool {
        self.get(token).iter().any(|known| matches!(known.sense, Sense::Currency(_)))
    }

    fn is_within(&self, section: &str, header: &str) -> bool {
        let header = header.to_lowercase();
        self.within.get(section).is_some_and(|texts| texts.iter().any(|text| header.contains(text.as_str())))
    }

    fn add_phrase(&mut self, language: u32, what: &'static str, rank: usize, phrase: &str) {
        let (whole, phrase) = phrase.strip_prefix('=').map_or((false, phrase), |rest| (true, rest));
        let sense = match what {
            "neutral" => Sense::Neutral,
            "spoil" => Sense::Spoil,
            "small" => Sense::Small,
            "not" => Sense::Not,
            "yes" => Sense::Yes(true),
            "no" => Sense::Yes(false),
            "total" => Sense::Total,
            "total.carried" => Sense::Carried,
            "total.part" => Sense::PartOf,
            "redeemed" => Sense::Redeemed,
            "per" => Sense::Per,
            "total.not" => Sense::NoTotal,
            "months" => {
                for word in phrase.split(',') {
                    self.insert(word, Sense::Month(rank as u8 + 1), language, true);
                }
                return;
            }
            "unit" => {
                if let Some((unit, power)) = phrase.rsplit_once(' ')
                    && let Ok(power) = power.parse()
                {
                    // A letter alone is a unit in brackets or beside a currency only.
                    let is_letter = tokens(unit).concat().len() < 2;
                    self.insert(unit, Sense::Power(power), language, whole || is_letter);
                }
                return;
            }
            "unit.beside" => Sense::BesideUnit,
            "status.counts" => Sense::Standing(Standing::Counts),
            "status.partly_refunded" => Sense::Standing(Standing::PartlyRefunded),
            "status.pending" => Sense::Standing(Standing::Pending),
            "status.refund" => Sense::Standing(Standing::Refund),
            "status.void" => Sense::Standing(Standing::Void),
            "status.test" => Sense::Standing(Standing::Test),
            "extra.shipping" => Sense::Extra(Extra::Shipping),
            "extra.discount" => Sense::Extra(Extra::Discount),
            "extra.tax" => Sense::Extra(Extra::Tax),
            "extra.beside" => Sense::Beside,
            "direction.debit" => Sense::Direction(Direction::Debit),
            "direction.credit" => Sense::Direction(Direction::Credit),
            "direction.in" => Sense::Direction(Direction::In),
            "direction.out" => Sense::Direction(Direction::Out),
            "document.payment" => Sense::Document(Document::Payment),
            "document.order" => Sense::Document(Document::Order),
            "document.invoice" => Sense::Document(Document::Invoice),
            other => match (Concept::named(other), other.strip_prefix("currency.")) {
                (Some(concept), _) => Sense::Concept(concept, rank.min(80) as u8),
                (None, Some(code)) => Sense::Currency(code),
                (None, None) => return,
            },
        };
        self.insert(phrase, sense, language, whole);
    }

    fn insert(&mut self, phrase: &str, sense: Sense, languages: u32, whole: bool) {
        let known = Known { sense, languages, whole };
        self.insert_spelling(phrase, known);
        // Umlauts are written in two ways: Währung, Waehrung.
        if phrase.contains(['ä', 'ö', 'ü']) {
            self.insert_spelling(&phrase.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue"), known);
        }
    }

    fn insert_spelling(&mut self, phrase: &str, known: Known) {
        if let Some(key) = self.plain_key(phrase) {
            return self.insert_key(key, known);
        }
        let tokens = tokens(phrase);
        self.insert_key(tokens.concat(), known);
        // A small word that begins a phrase tells it from another: To email address.
        let is_led = tokens.first().is_some_and(|first| self.is(first, Sense::Small));
        if !is_led && tokens.iter().any(|token| self.is(token, Sense::Small)) {
            self.insert_key(self.without_small(tokens).concat(), known);
        }
    }

    /// The key of a phrase of small letters, digits and blanks that has no small words. Twenty thousand phrases are put in before the
    /// first file is looked at, and most are such.
    fn plain_key(&self, phrase: &str) -> Option<String> {
        let (mut key, mut word, mut was_digit) = (String::with_capacity(phrase.len()), 0, false);
        for c in phrase.chars() {
            let is_digit = c.is_ascii_digit();
            let is_alone = match c {
                ' ' | 'a'..='z' | '0'..='9' | 'ß'..='ſ' => false,
                c if is_ideograph(c) && c < '\u{f900}' => true,
                _ => return None,
            };
            if c == ' ' || is_alone || is_digit != was_digit {
                if self.is(&key[word..], Sense::Small) {
                    return None;
                }
                word = key.len();
            }
            if c != ' ' {
                fold(c, &mut key);
            }
            if is_alone {
                if self.is(&key[word..], Sense::Small) {
                    return None;
                }
                word = key.len();
            }
            was_digit = is_digit;
        }
        (!self.is(&key[word..], Sense::Small)).then_some(key)
    }

    fn insert_key(&mut self, key: String, known: Known) {
        if key.is_empty() {
            return;
        }
        let list = match self.phrases.entry(key) {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => entry.insert(Vec::with_capacity(1)),
        };
        let same = |before: &&mut Known| match (before.sense, known.sense) {
            (Sense::Concept(before, _), Sense::Concept(now, _)) => before == now,
            (before, now) => before == now,
        };
        match list.iter_mut().filter(|before| before.whole == known.whole).find(same) {
            Some(before) => {
                before.languages |= known.languages;
                if let (Sense::Concept(_, before), Sense::Concept(_, now)) = (&mut before.sense, known.sense) {
                    *before = now.min(*before);
                }
            }
            None => list.push(known),
        }
    }

    fn get(&self, key: &str) -> &[Known] {
        self.phrases.get(key).map_or(&[], Vec::as_slice)
    }

    fn is(&self, key: &str, sense: Sense) -> bool {
        self.get(key).iter().any(|known| known.sense == sense)
    }

    fn without_small(&self, mut tokens: Vec<String>) -> Vec<String> {
        // One at the end belongs to what it follows: Created on, Commandé le.
        if let Some(last) = tokens.pop() {
            let all = tokens.clone();
            tokens.retain(|token| !self.is(token, Sense::Small));
            if tokens.is_empty() && self.is(&last, Sense::Small) {
                tokens = all;
            }
            tokens.push(last);
        }
        tokens
    }

    /// What the whole of a text means, by a question to its senses.
    fn whole<T>(&self, tokens: &[String], ask: impl Fn(&Sense) -> Option<T>) -> Option<T> {
        self.get(&tokens.concat()).iter().find_map(|known| ask(&known.sense))
    }
}

/// Is a text Chinese, Japanese or Korean?
pub fn is_east_asian(text: &str) -> bool {
    text.chars().any(is_ideograph)
}

/// Is a sign written without blanks between words?
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// What a sign is to the comparison: its letters in lower case and without accents.
fn fold(c: char, out: &mut String) {
    match c {
        // Nearly all of them.
        '\0'..='\x7f' => out.push(c.to_ascii_lowercase()),
        'ß' | 'ẞ' => out.push_str("ss"),
        'æ' | 'Æ' => out.push_str("ae"),
        'œ' | 'Œ' => out.push_str("oe"),
        'ø' | 'Ø' => out.push('o'),
        'ł' | 'Ł' => out.push('l'),
        'ı' => out.push('i'),
        // Letters with accents.
        '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => {
            out.extend(
                std::iter::once(c).nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).flat_map(char::to_lowercase),
            );
        }
        _ => out.extend(c.to_lowercase()),
    }
}

/// The words of a text: in lower case, without accents; `orderDate`, `order_date` and `order-date` are two each, and a
/// sign of Chinese, Japanese or Korean is one of its own.
fn tokens(text: &str) -> Vec<String> {
    #[derive(PartialEq, Clone, Copy)]
    enum Class {
        Lower,
        Upper,
        Digit,
        Sign,
        Gap,
    }
    let mut found: Vec<String> = Vec::new();
    let mut before = Class::Gap;
    let text: std::borrow::Cow<'_, str> = if text.is_ascii() {
        text.into()
    } else {
        // N° and Nº are No; NFKC would make a bare sign of the one and a letter of the other.
        text.chars().map(|c| if c == '°' { 'º' } else { c }).nfkc().collect::<String>().into()
    };
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let class = match c {
            '\'' | '’' | '`' => {
                // Customer's name
                if letters.peek().is_some_and(|&next| next == 's' || next == 'S')
                    && before != Class::Gap
                    && letters.clone().nth(1).is_none_or(|after| !after.is_alphanumeric())
                {
                    letters.next();
                }
                Class::Gap
            }
            // An accent of its own belongs to the letter before it.
            '\u{300}'..='\u{36f}' => continue,
            '#' | '%' => {
                found.push(if c == '#' { "no" } else { "percent" }.to_owned());
                Class::Gap
            }
            c if is_ideograph(c) => Class::Sign,
            c if c.is_numeric() => Class::Digit,
            c if c.is_uppercase() => Class::Upper,
            c if c.is_alphabetic() => Class::Lower,
            // Letters of some scripts carry marks that are no letters themselves.
            c if !c.is_ascii() && !c.is_whitespace() && before == Class::Lower && is_mark(c) => Class::Lower,
            _ => Class::Gap,
        };
        if class != Class::Gap {
            let starts = match (before, class) {
                (_, Class::Sign) | (Class::Gap, _) => true,
                (Class::Upper, Class::Lower) => {
                    // The last of several capitals begins the word: SKUCode.
                    let last = found.last_mut();
                    match last {
                        Some(last) if last.chars().count() > 1 && last.chars().all(char::is_alphabetic) => {
                            if let Some(first) = last.pop() {
                                found.push(String::from(first));
                            }
                        }
                        _ => {}
                    }
                    false
                }
                (before, class) => before != class,
            };
            if starts {
                if found.len() >= MOST_TOKENS {
                    break;
                }
                found.push(String::new());
            }
            if let Some(last) = found.last_mut() {
                fold(c, last);
            }
        }
        before = class;
    }
    found
}

/// A vowel or tone sign of Thai, Arabic, Devanagari and their like.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{610}'..='\u{6ed}' | '\u{900}'..='\u{e4e}')
}

/// A header, and what stands in its brackets.
fn split_brackets(header: &str) -> (String, Vec<String>) {
    let (mut outside, mut inside) = (String::new(), Vec::new());
    let mut depth = 0u32;
    for c in header.chars() {
        match c {
            '(' | '[' | '{' | '<' | '（' | '【' | '［' | '〔' | '〈' | '《' => {
                if depth == 0 {
                    inside.push(String::new());
                    outside.push(' ');
                } else if let Some(last) = inside.last_mut() {
                    last.push(' ');
                }
                depth += 1;
            }
            ')' | ']' | '}' | '>' | '）' | '】' | '］' | '〕' | '〉' | '》' => depth = depth.saturating_sub(1),
            c if depth == 0 => outside.push(c),
            c => {
                if let Some(last) = inside.last_mut() {
                    last.push(c);
                }
            }
        }
    }
    (outside, inside)
}

/// The best matches of a concept each, best first.
#[derive(Default)]
struct Best(Vec<Match>);

impl Best {
    fn put(&mut self, concept: Concept, score: f64) {
        match self.0.iter_mut().find(|known| known.concept == concept) {
            Some(known) => known.score = known.score.max(score),
            None => self.0.push(Match { concept, score }),
        }
    }

    fn sorted(mut self) -> Vec<Match> {
        self.0.sort_by(|a, b| b.score.total_cmp(&a.score));
        self.0
    }
}

/// The concepts that a header may name, best first and each once; none where no word of it is known.
pub fn concepts(header: &str) -> Vec<Match> {
    let words = &*WORDS;
    let mut best = Best::default();
    let all = tokens(header);
    words.put_whole(&all, 1.0, &mut best);
    if best.0.is_empty() {
        words.put_turned(&all, &mut best);
    }
    // A column of a table, as databases call it: customers.id
    if let ([table, ..], true) = (all.as_slice(), best.0.is_empty() && header.contains('.'))
        && let Some(one) = table.strip_suffix('s')
    {
        let singular: Vec<String> = std::iter::once(one.to_owned()).chain(all[1..].iter().cloned()).collect();
        words.put_whole(&singular, 0.99, &mut best);
    }
    let (outside, inside) = split_brackets(header);
    let outside = tokens(&outside);
    if inside.is_empty() || outside.is_empty() {
        if best.0.is_empty() {
            words.put_parts(&all, &mut best);
        }
        return best.sorted();
    }
    let is_both = !best.0.is_empty();
    // Amount (excl. tax) is known as a whole, and still is an amount.
    let mut bare = Best::default();
    words.put_whole(&outside, 1.0, &mut bare);
    if bare.0.is_empty() && !is_both {
        words.put_parts(&outside, &mut bare);
    }
    // Sales (units): what the brackets name counts as much.
    let mut factor = if is_both { 0.9 } else { 1.0 };
    for text in inside.iter().filter(|_| !is_both) {
        let text = tokens(text);
        let key = text.concat();
        if words.is(&key, Sense::Neutral) {
            continue;
        }
        let mut named = Best::default();
        words.put_whole(&text, 0.7, &mut named);
        // Status (name) is a status: its name stands beside its number.
        let is_name = named.0.iter().all(|found| found.concept == Concept::CustomerName);
        let is_of_nobody = bare.0.iter().all(|found| !matches!(found.concept, Concept::Customer | Concept::Company));
        if !named.0.is_empty() && is_name && !bare.0.is_empty() && is_of_nobody {
            continue;
        }
        if !named.0.is_empty() || words.is(&key, Sense::Spoil) {
            factor = 0.6;
        }
        named.0.into_iter().for_each(|found| best.put(found.concept, found.score));
    }
    bare.0.into_iter().for_each(|found| best.put(found.concept, found.score * factor));
    best.sorted()
}

/// Is a text a whole known header? Words that are as usual in cells (Paid, Refund, Yes, May) are none.
pub fn is_header(text: &str) -> bool {
    let is_value = |known: &Known| match known.sense {
        Sense::Yes(_) | Sense::Month(_) | Sense::Power(_) => true,
        Sense::Standing(_) | Sense::Direction(_) => !WORDS
            .get(&tokens(text).concat())
            .iter()
            .any(|known| matches!(known.sense, Sense::Concept(concept, _) if !concept.is_said_by_cells())),
        _ => false,
    };
    let tokens = tokens(text);
    if WORDS.get(&tokens.concat()).iter().any(is_value) {
        return false;
    }
    // What has a number in it may be a cell: Product 1.
    let least = if tokens.iter().any(|token| token.contains(|c: char| c.is_numeric())) { 0.95 } else { 0.8 };
    concepts(text).first().is_some_and(|best| best.score > least)
}

/// How a header was read in one language.
#[derive(Default)]
struct Reading {
    best: Best,
    /// How many of its words the language knows.
    explained: f64,
}

impl Words {
    /// Puts the concepts that the whole of a text names.
    fn put_whole(&self, tokens: &[String], factor: f64, best: &mut Best) {
        // To email address is none of From email address, whose small word says nothing.
        let bare = self.without_small(tokens.to_vec());
        for (key, factor) in [(tokens.concat(), factor), (bare.concat(), factor * 0.999)] {
            let before = best.0.len();
            for known in self.get(&key) {
                if let Sense::Concept(concept, rank) = known.sense {
                    best.put(concept, (1.0 - 0.0005 * f64::from(rank)) * factor);
                }
            }
            if best.0.len() > before {
                return;
            }
        }
    }

    /// Puts what the words name in another order: Factura Fecha, where the upper of two headers is for several columns.
    fn put_turned(&self, tokens: &[String], best: &mut Best) {
        if (2..=MOST_TURNED).contains(&tokens.len()) {
            for cut in 1..tokens.len() {
                let turned: Vec<String> = tokens[cut..].iter().chain(&tokens[..cut]).cloned().collect();
                self.put_whole(&turned, 0.9, best);
            }
        }
    }

    /// Puts the concepts that a part of a text names, by the language that knows most of its words.
    fn put_parts(&self, tokens: &[String], best: &mut Best) {
        // Date of purchase: purchase date.
        if let Some(of) = tokens.iter().position(|token| token == "of")
            && of > 0
            && of + 1 < tokens.len()
        {
            let mut turned = tokens[of + 1..].to_vec();
            turned.extend_from_slice(&tokens[..of]);
            self.put_whole(&turned, 0.95, best);
            if !best.0.is_empty() {
                return;
            }
        }
        let tokens = self.without_small(tokens.to_vec());
        let readings: Vec<Reading> = (0..LANGUAGES.len()).map(|at| self.read(&tokens, 1 << at)).collect();
        let most = readings.iter().map(|reading| reading.explained).fold(0.0, f64::max);
        for reading in readings.into_iter().filter(|reading| most > 0.0 && reading.explained == most) {
            reading.best.0.into_iter().for_each(|found| best.put(found.concept, found.score));
        }
    }

    /// The senses of a key in a language; English words are used in all.
    fn senses(&self, key: &str, language: u32) -> impl Iterator<Item = (&Known, f64)> {
        self.get(key).iter().filter(|known| !known.whole).filter_map(move |known| {
            match (known.languages & language != 0, known.languages & 1 != 0) {
                (true, _) => Some((known, 1.0)),
                (_, true) => Some((known, 0.9)),
                _ => None,
            }
        })
    }

    /// Cuts Rechnungsdatum into rechnungs and datum.
    fn cut_compounds(&self, tokens: &[String], language: u32) -> Vec<String> {
        let mut cut = Vec::with_capacity(tokens.len());
        for token in tokens {
            let known = |key: &str| {
                self.get(key).iter().any(|known| {
                    known.languages & language != 0
                        && !known.whole
                        && matches!(known.sense, Sense::Concept(..) | Sense::Spoil | Sense::Neutral)
                })
            };
            let may_be_one = token.len() <= LONGEST_COMPOUND && !known(token);
            let at = (3..token.len().saturating_sub(4))
                .take_while(|_| may_be_one)
                .find(|&at| token.is_char_boundary(at) && known(&token[at..]));
            match at {
                Some(at) => {
                    let (first, last) = token.split_at(at);
                    // The letters that join a compound: Rechnungs-, Kunden-.
                    let stem = ["s", "n", "en", "e"].iter().filter_map(|joint| first.strip_suffix(joint));
                    let stem = stem.chain([first]).find(|stem| known(stem)).unwrap_or(first);
                    cut.extend([stem.to_owned(), last.to_owned()]);
                }
                None => cut.push(token.clone()),
            }
        }
        cut
    }

    fn read(&self, tokens: &[String], language: u32) -> Reading {
        let cut;
        let tokens = if self.compounds & language != 0 {
            cut = self.cut_compounds(tokens, language);
            &cut[..]
        } else {
            tokens
        };
        let count = tokens.len();
        let is_first = self.head_first & language != 0;
        // A piece of the text, counted from the end that decides.
        let piece =
            |from: usize, to: usize| if is_first { &tokens[from..to] } else { &tokens[count - to..count - from] };
        let mut reading = Reading::default();
        let mut heads: Vec<(Concept, u8)> = Vec::new();
        let mut head_is_amount = false;
        let (mut is_spoiled, mut is_open, mut is_strange) = (false, false, false);
        let mut at = 0;
        while at < count {
            let longest = (1..=LONGEST_PHRASE.min(count - at)).rev().find_map(|length| {
                let key = piece(at, at + length).concat();
                let is_short = key.chars().count() < if key.chars().any(is_ideograph) { 2 } else { 3 };
                let mut concepts: Vec<(Concept, u8)> = Vec::new();
                let (mut neutral, mut spoil, mut weight) = (false, false, 0.0f64);
                for (known, worth) in self.senses(&key, language) {
                    match known.sense {
                        Sense::Concept(concept, rank) if !is_short => concepts.push((concept, rank)),
                        Sense::Neutral => neutral = true,
                        Sense::Spoil => spoil = true,
                        _ => continue,
                    }
                    weight = weight.max(worth);
                }
                (weight > 0.0).then_some((length, concepts, neutral, spoil, weight))
            });
            let Some((length, concepts, neutral, spoil, weight)) = longest else {
                if piece(at, at + 1)[0].chars().all(char::is_numeric) {
                    // Name 1, Amount 2024
                } else if heads.is_empty() {
                    is_open = true;
                } else {
                    is_strange = true;
                }
                at += 1;
                continue;
            };
            reading.explained += weight * length as f64;
            let absorbs = concepts.iter().any(|(concept, _)| concept.absorbs_amount());
            if heads.is_empty() && !concepts.is_empty() {
                head_is_amount = neutral;
                heads = concepts;
            } else if head_is_amount && absorbs {
                // Coupon amount is the coupon's.
                heads = concepts;
                head_is_amount = false;
            } else if spoil {
                is_spoiled = true;
            } else if !neutral {
                head_is_amount = false;
                is_strange = true;
            }
            at += length;
        }
        if !is_spoiled {
            let score = match (is_open, is_strange) {
                (true, _) => 0.4,
                (false, true) => 0.6,
                (false, false) => 0.85,
            };
            heads.into_iter().for_each(|(concept, rank)| reading.best.put(concept, score - 0.0005 * f64::from(rank)));
        }
        reading
    }
}

/// What a word in a status column says; `None` where it is not known. Of several words the strictest counts.
pub fn standing(value: &str) -> Option<Standing> {
    let words = &*WORDS;
    if value.len() > 200 {
        return None;
    }
    let tokens = tokens(value);
    let standing = |sense: &Sense| if let Sense::Standing(standing) = sense { Some(*standing) } else { None };
    if let Some(whole) = words.whole(&tokens, standing) {
        return Some(whole);
    }
    let mut strictest = None;
    let mut is_negated = false;
    let mut at = 0;
    while at < tokens.len() {
        let longest = (1..=LONGEST_PHRASE.min(tokens.len() - at)).rev().find_map(|length| {
            let key = tokens[at..at + length].concat();
            let is_short = length == 1 && key.chars().count() < 2;
            let known = words.get(&key).iter().find(|known| {
                !known.whole && !is_short && matches!(known.sense, Sense::Standing(_)) || known.sense == Sense::Not
            })?;
            Some((length, known.sense))
        });
        match longest {
            Some((length, Sense::Standing(found))) => {
                let found = if is_negated && found != Standing::Counts { Standing::Counts } else { found };
                strictest = strictest.max(Some(found));
                is_negated = false;
                at += length;
            }
            Some((length, _)) => {
                is_negated = true;
                at += length;
            }
            None => at += 1,
        }
    }
    strictest
}

/// Yes or no; `None` where it is neither.
pub fn yes(value: &str) -> Option<bool> {
    match value.trim() {
        "1" | "✓" | "✔" | "☑" => Some(true),
        "0" | "✗" | "✘" | "☐" => Some(false),
        value if value.len() > 24 => None,
        value => WORDS.whole(&tokens(value), |sense| if let Sense::Yes(yes) = sense { Some(*yes) } else { None }),
    }
}

/// The side of an account, or the way the money goes.
pub fn direction(value: &str) -> Option<Direction> {
    if value.len() > 40 {
        return None;
    }
    WORDS.whole(&tokens(value), |sense| if let Sense::Direction(direction) = sense { Some(*direction) } else { None })
}

/// The kind of document that a value names.
pub fn document(value: &str) -> Option<Document> {
    if value.len() > 60 {
        return None;
    }
    WORDS.whole(&tokens(value), |sense| if let Sense::Document(document) = sense { Some(*document) } else { None })
}

/// The month (1–12) that a word names, in any of the languages: May, sept., 五月, 5월.
pub fn month(word: &str) -> Option<u8> {
    if word.len() > 40 {
        return None;
    }
    let tokens = tokens(word);
    if let [number, sign] = &tokens[..]
        && (sign == "月" || sign == "월")
        && let Ok(month) = number.parse()
    {
        return (1..=12).contains(&month).then_some(month);
    }
    WORDS.whole(&tokens, |sense| if let Sense::Month(month) = sense { Some(*month) } else { None })
}

/// Does a text mark a row of sums: Total, Ivy Oak Total, 合计：12 笔? Firms that are called Total something are not told
/// from customers by the text alone ([`total_of`] gives the name).
pub fn is_total(text: &str) -> bool {
    total_parts(text).is_some()
}

/// Is a text nothing but a word for a total, or for a balance that is brought or carried forward?
pub fn is_only_total(text: &str) -> bool {
    total_parts(text) == Some("")
}

/// Does a text mark a balance that is brought or carried forward?
pub fn is_carried(text: &str) -> bool {
    WORDS.is(&tokens(text).concat(), Sense::Carried)
}

/// Is a text of a row whose amount is a part of the one above: of which VAT, dont TVA 20 %, 其中：运费?
pub fn is_part_of_above(text: &str) -> bool {
    let found = tokens(text);
    (1..found.len().min(6))
        .any(|cut| WORDS.is(&found[..cut].concat(), Sense::PartOf) && extra(&found[cut..].join(" ")).is_some())
}

/// Does a text say that something was used that was paid for before: a voucher, a course of treatments?
pub fn is_redeemed(text: &str) -> bool {
    // Such a text may name what was used as well.
    let tokens = tokens(text);
    (1..=3).any(|length| tokens.windows(length).any(|phrase| WORDS.is(&phrase.concat(), Sense::Redeemed)))
}

/// The name that a total is for: Ivy Oak in "Ivy Oak Total" and "Total for Ivy Oak"; `None` where it is for all, or no
/// total.
pub fn total_of(text: &str) -> Option<&str> {
    total_parts(text).filter(|name| !name.is_empty())
}

/// What is left of a total row's text without the word for total.
fn total_parts(text: &str) -> Option<&str> {
    let text = text.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, ':' | '：' | '*' | '=' | '-' | '—' | '.' | '"' | '\'' | '_')
    });
    if text.is_empty() || text.len() > 120 || text.contains(['&', '@']) {
        return None;
    }
    // A number or an id: asked of every row's first cell.
    if text.is_ascii() && text.bytes().filter(u8::is_ascii_alphabetic).nth(1).is_none() {
        return None;
    }
    let words = &*WORDS;
    let is_total = |part: &str| {
        let found = tokens(part);
        let known = words.get(&found.concat());
        let carried = || known.iter().find(|known| known.sense == Sense::Carried).map(|_| true);
        known.iter().find(|known| known.sense == Sense::Total).map(|known| known.whole).or_else(carried)
    };
    if is_total(text).is_some() || is_part_of_above(text) {
        return Some("");
    }
    // Every cut between words, from the longest word for total on: Grand total, then total.
    let is_edge = |at: usize| {
        let (before, after) = (text[..at].chars().next_back(), text[at..].chars().next());
        match (before, after) {
            (Some(before), Some(after)) => {
                !before.is_alphanumeric()
                    || !after.is_alphanumeric()
                    || is_ideograph(before) != is_ideograph(after)
                    || is_ideograph(after)
            }
            _ => false,
        }
    };
    let edges: Vec<usize> = (1..text.len()).filter(|&at| text.is_char_boundary(at) && is_edge(at)).collect();
    let ends = edges.iter().map(|&at| (&text[..at], &text[at..], true)).rev();
    let starts = edges.iter().map(|&at| (&text[at..], &text[..at], false));
    for (word, rest, is_start) in ends.chain(starts) {
        if word.len() > 40 || word.trim() != word {
            continue;
        }
        let Some(whole) = is_total(word) else { continue };
        // Total (12 rows), 合计：12 笔
        let rest = rest.trim_matches(|c: char| {
            c.is_whitespace() || matches!(c, ':' | '：' | '-' | '–' | ',' | '(' | ')' | '（' | '）' | '[' | ']')
        });
        let is_counted = rest.starts_with(|c: char| c.is_numeric() || matches!(c, '$' | '€' | '¥' | '£' | '￥'));
        if rest.is_empty() || is_start && is_counted {
            return Some("");
        }
        let name = tokens(rest);
        let is_firm = name.last().is_some_and(|last| words.is(last, Sense::NoTotal))
            || words.is(&tokens(text).concat(), Sense::NoTotal)
            || name.is_empty();
        // A sign more of an ideograph's word may be another word: 合计 in 合计师.
        let is_glued =
            is_start && word.ends_with(is_ideograph) && rest.starts_with(is_ideograph) && !rest_is_apart(text, word);
        if whole || is_firm || is_glued || name.iter().any(|token| words.is(token, Sense::NoTotal)) {
            return None;
        }
        // Total for Ivy Oak
        let small = |token: &String| words.is(token, Sense::Small);
        if is_start && name.len() > 1 && name.first().is_some_and(small) {
            let apart = rest.split_once(char::is_whitespace).map_or(rest, |(_, name)| name.trim_start());
            return Some(apart);
        }
        return Some(rest);
    }
    None
}

/// Does something stand between a word at a text's start and what follows?
fn rest_is_apart(text: &str, word: &str) -> bool {
    text[word.len()..].starts_with(|c: char| !c.is_alphanumeric())
}

/// What a line is that is no goods, by the text of its product or kind: Shipping, Discount 10 %, 运费.
pub fn extra(text: &str) -> Option<Extra> {
    if text.len() > 80 {
        return None;
    }
    let words = &*WORDS;
    let all = tokens(text);
    let of = |tokens: &[String]| {
        let known = words.get(&tokens.concat()).iter();
        known
            .filter_map(|known| if let Sense::Extra(extra) = known.sense { Some((extra, known.whole)) } else { None })
            .next()
    };
    if let Some((extra, _)) = of(&all) {
        return Some(extra);
    }
    // What follows a colon or a dash says more about it: Shipping: express.
    let first = text.split([':', '：', '-', '–', '(', '（', ',', '/']).next().map(tokens).unwrap_or_default();
    if let Some((extra, whole)) = of(&first)
        && !whole
    {
        return Some(extra);
    }
    let may_stand_beside = |tokens: &[String]| {
        let signs = tokens.iter().filter(|token| token.chars().all(is_ideograph)).count();
        signs == tokens.len() && signs <= 4
            || tokens.iter().all(|token| {
                token.contains(|c: char| c.is_numeric()) || token == "percent" || words.is(token, Sense::Beside) || words.is(token, Sense::Small)
            })
            // Discount codes have letters and digits: SUMMER10.
            || tokens.len() == 2 && tokens[1].chars().all(char::is_numeric)
    };
    for cut in (1..all.len()).rev() {
        for (word, rest) in [(&all[..cut], &all[cut..]), (&all[all.len() - cut..], &all[..all.len() - cut])] {
            if let Some((extra, false)) = of(word)
                && may_stand_beside(rest)
            {
                return Some(extra);
            }
        }
    }
    None
}

/// The power of ten of a header's unit: 4 for 金额（万元）, 3 for Sales in k€; `None` where it has none.
pub fn power(header: &str) -> Option<i8> {
    let words = &*WORDS;
    let (outside, inside) = split_brackets(header);
    let of = |tokens: &[String], is_tail: bool| {
        let known = words.get(&tokens.concat()).iter();
        known
            .filter(|known| !(is_tail && known.whole))
            .find_map(|known| if let Sense::Power(power) = known.sense { Some(power) } else { None })
    };
    for text in &inside {
        let found = tokens(text);
        let bare: Vec<String> =
            found.iter().filter(|token| !words.is_currency(token) && !words.is(token, Sense::Small)).cloned().collect();
        if let Some(power) = of(&found, false).or_else(|| of(&bare, false)) {
            return Some(power);
        }
    }
    if let Some(pieces) = pieces(&tokens(header)) {
        return Some(-pieces);
    }
    // Without brackets the unit stands last; a short one needs a word or sign that makes it a unit: in k€.
    let has_sign = outside.contains(MONEY_SIGNS);
    let all = tokens(&outside);
    let bare: Vec<String> = all.iter().filter(|token| !words.is_currency(token)).cloned().collect();
    for (found, is_sure) in [(&all, false), (&bare, has_sign || bare.len() < all.len())] {
        for start in 1..found.len() {
            let is_in = is_sure || words.is(&found[start - 1], Sense::Small);
            if let Some(power) = of(&found[start..], !is_in) {
                return Some(power);
            }
        }
    }
    None
}

/// The power of ten of the pieces that a price is of: 2 for Price per 100 and Preis je 100 St.; `None` where it is of one.
fn pieces(tokens: &[String]) -> Option<i8> {
    tokens.windows(2).find_map(|pair| match (WORDS.is(&pair[0], Sense::Per), pair[1].as_str()) {
        (true, "10") => Some(1),
        (true, "100") => Some(2),
        (true, "1000") => Some(3),
        _ => None,
    })
}

/// The power of ten of a unit that a line above a table names for all of it: 3 for (단위: 천원), Angaben in TEUR, and Amounts
/// in thousands of USD. Nothing else may stand in the line: a title may end in any letter or number.
pub fn power_above(line: &str) -> Option<i8> {
    let line = line.trim().trim_matches(['(', ')', '（', '）', '[', ']', '【', '】', '*', '.']);
    let all = tokens(line);
    let is_beside = |token: &String| {
        WORDS.is(token, Sense::BesideUnit) || WORDS.is_currency(token) || WORDS.is(token, Sense::Small)
    };
    // $000s; migliaia di €
    let has_currency = || line.contains(MONEY_SIGNS) || all.iter().any(|token| WORDS.is_currency(token));
    let is_led = |first: &usize| *first > 0 || has_currency();
    let first = all.iter().position(|token| !is_beside(token)).filter(is_led)?;
    let last = all.iter().rposition(|token| !is_beside(token))? + 1;
    let unit = all[first..last].concat();
    let known = WORDS.get(&unit).iter().filter(|known| !known.whole && unit.chars().count() > 1 || !unit.is_ascii());
    known
        .filter_map(|known| if let Sense::Power(power) = known.sense { Some(power) } else { None })
        .find(|power| *power > 0)
}

/// What a unit may stand behind: $000s.
const MONEY_SIGNS: [char; 7] = ['$', '€', '£', '¥', '￥', '₩', '₹'];

/// The currencies that a text names, by their codes in small letters.
pub fn currencies(text: &str) -> Vec<&'static str> {
    let mut found: Vec<&'static str> = Vec::new();
    let tokens = if text.len() > 200 { Vec::new() } else { tokens(text) };
    for start in 0..tokens.len() {
        for end in start + 1..=tokens.len().min(start + LONGEST_CURRENCY) {
            let known = WORDS.get(&tokens[start..end].concat()).iter();
            let codes =
                known.filter_map(|known| if let Sense::Currency(code) = known.sense { Some(code) } else { None });
            found.extend(codes);
        }
    }
    found.dedup();
    found
}

/// Tokens of the longest name of a currency.
const LONGEST_CURRENCY: usize = 3;

/// Does a cell say whether its row's amount is with or without tax: `Some(true)` with, `Some(false)` without.
pub fn with_tax(cell: &str) -> Option<bool> {
    let tokens = if cell.len() > 60 { Vec::new() } else { tokens(cell) };
    let sense = |sense: &Sense| match sense {
        Sense::Concept(Concept::NetAmount, _) => Some(false),
        Sense::Concept(Concept::GrossAmount, _) => Some(true),
        _ => None,
    };
    WORDS.whole(&tokens, sense)
}

#[cfg(test)]
mod tests;
impl Direction {
    /// Does this side take an amount back: the credit of a customer's account, money that goes out?
    pub fn takes_back(self) -> bool {
        matches!(self, Direction::Credit | Direction::Out)
    }
}

/// Is a tax one that somebody else keeps back or pays: the customer, or the marketplace?
pub fn is_withheld(header: &str) -> bool {
    WORDS.is_within("within.withheld", header)
}

/// Is what a header names expected to come, and not what came?
pub fn is_forecast(header: &str) -> bool {
    WORDS.is_within("within.forecast", header)
}

/// Does a header speak of an invoice?
pub fn is_invoice(header: &str) -> bool {
    WORDS.is_within("within.invoice", header)
}

/// Does a header name whoever an address is of: Billing Name, Ship To?
pub fn is_address_name(header: &str) -> bool {
    WORDS.is_within("within.address", header)
}

/// Does a header speak of payment: Financial Status, Payment Status?
pub fn is_payment(header: &str) -> bool {
    WORDS.is_within("within.payment", header)
}

/// Does a customer's id or name stand for nobody in particular: 0, n/a, Walk-in customer?
pub fn is_nobody(text: &str) -> bool {
    let text = text.trim();
    let letters = || text.chars().flat_map(char::to_lowercase);
    let Some(known) = letters().next().and_then(|first| WORDS.nobody.get(&first)) else { return false };
    let is = |(whole, word): &(bool, String)| {
        // Asked of every customer: bytes tell most words.
        if word.is_ascii() && text.is_ascii() {
            let begin = text.as_bytes().get(..word.len());
            let begins = begin.is_some_and(|begin| begin.eq_ignore_ascii_case(word.as_bytes()));
            return begins && (!whole || text.len() == word.len());
        }
        let mut letters = letters();
        word.chars().all(|letter| letters.next() == Some(letter)) && (!whole || letters.next().is_none())
    };
    // An address may begin with any word.
    known.iter().any(|known| is(known) && (known.0 || !text.contains('@')))
}
