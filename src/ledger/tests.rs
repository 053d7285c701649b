//! Facts as they are added, in one builder and in parts: mutants of the ledger must fail here, without a file.

use super::*;

fn line(customer: CustomerIx, day: i32, units: i128, order: &str) -> Line<'_> {
    Line {
        customer,
        day: Day::from_epoch(day),
        amount: Figure { units, scale: 2 },
        cost: None,
        service_cost: None,
        order: (!order.is_empty()).then_some(order.as_bytes()),
        product: None,
        category: None,
        flags: Flags::default(),
    }
}

fn ledger(orders: &[&str]) -> Ledger {
    let mut builder = Builder::default();
    let customer = builder.customer("a", None).unwrap();
    for (day, order) in (20_000..).zip(orders) {
        builder.line(line(customer, day, 100, order)).unwrap();
    }
    builder.finish().unwrap()
}

/// An order id of C and digits is a cancellation only beside more plain ones: where there are as many, C may be a shop.
#[test]
fn ids_with_a_c_are_cancellations_beside_more_plain_ones() {
    let refunds = |orders: &[&str]| ledger(orders).flags.iter().filter(|flags| flags.has(Flags::REFUND)).count();
    assert_eq!(refunds(&["C1", "2", "3"]), 1);
    assert_eq!(refunds(&["C1", "2", "3", "4", "c5"]), 2);
    assert_eq!(refunds(&["C1", "2"]), 0);
    assert_eq!(refunds(&["C1", "C2", "3"]), 0);
    assert_eq!(refunds(&["1", "2", "3"]), 0);
}

/// What tables of costs say without a day is added to what a customers table says, and stands where that says nothing.
#[test]
fn costs_without_a_day_are_added_to_those_of_a_customers_table() {
    let figure = |units: i128| Figure { units, scale: 0 };
    let mut builder = Builder::default();
    let [a, b, c] = ["a", "b", "c"].map(|id| builder.customer(id, None).unwrap());
    let known = Attributes { requests: Some(2), service_cost: Some(figure(10)), ..Attributes::default() };
    builder.attributes(a, known.clone()).unwrap();
    builder.attributes(b, known.clone()).unwrap();
    // The last customer first, so that those before have none yet.
    builder.cost(c, None, Cost::Returns(4)).unwrap();
    builder.cost(a, None, Cost::Requests(3)).unwrap();
    builder.cost(a, None, Cost::Serve(figure(5))).unwrap();
    builder.cost(a, None, Cost::Serve(figure(1))).unwrap();
    builder.cost(a, None, Cost::Acquire(figure(7))).unwrap();
    let ledger = builder.finish().unwrap();
    let of = |id: &str| ledger.attributes(ledger.find(id).unwrap()).unwrap();
    assert_eq!((of("a").requests, of("a").returns), (Some(5), None));
    assert_eq!((of("a").service_cost, of("a").acquisition_cost), (Some(figure(16)), Some(figure(7))));
    assert_eq!(*of("b"), known);
    assert_eq!(*of("c"), Attributes { returns: Some(4), ..Attributes::default() });
}

#[test]
fn ids_and_names_are_those_that_were_given() {
    let mut builder = Builder::default();
    let b = builder.customer("b", Some("Bea")).unwrap();
    let a = builder.customer("a", None).unwrap();
    builder.name(b, "Beate").unwrap();
    assert_eq!((builder.id(a), builder.id(b)), ("a", "b"));
    builder.line(line(a, 20_000, 100, "")).unwrap();
    builder.line(line(b, 20_001, 200, "")).unwrap();
    let ledger = builder.finish().unwrap();
    let name = |id: &str| ledger.name(ledger.find(id).unwrap());
    assert_eq!((name("a"), name("b")), (None, Some("Bea")));
    assert_eq!(ledger.find("c"), None);
}

/// What one builder has is what two have whose lines are put together: customers of both, of one, and names.
#[test]
fn a_part_is_added_as_its_lines_would_have_been() {
    let fill = |builder: &mut Builder, lines: &[(&str, Option<&str>, i32, i128, &str)]| {
        for (id, name, day, units, product) in lines {
            let customer = builder.customer(id, *name).unwrap();
            let product = builder.product(product);
            let cost = (units % 2 == 0).then_some(Figure { units: units / 2, scale: 2 });
            builder.line(Line { product, cost, ..line(customer, *day, *units, "") }).unwrap();
        }
    };
    let first = [("x1", Some("One"), 20_000, 101, "tea"), ("x2", None, 20_001, 203, "cup")];
    let second = [
        ("x3", Some("Three"), 20_002, 304, "cup"),
        ("x1", Some("Uno"), 20_003, 405, "pot"),
        ("x2", Some("Two"), 20_004, 506, "tea"),
    ];
    let (mut all, mut here, mut there) = (Builder::default(), Builder::default(), Builder::default());
    fill(&mut all, &first);
    fill(&mut all, &second);
    fill(&mut here, &first);
    fill(&mut there, &second);
    here.append(Part::from(there)).unwrap();
    assert_eq!(here.lines(), 5);
    let facts = |ledger: &Ledger| {
        let one = |customer: CustomerIx| {
            let lines = ledger.lines(customer).map(|at| {
                let product = ledger.product.get(at).map(|&name| ledger.products.get(name).to_owned());
                (ledger.day[at], ledger.amount.get(at), ledger.cost.get(at), ledger.flags[at], product)
            });
            (ledger.id(customer).to_owned(), ledger.name(customer).map(str::to_owned), lines.collect::<Vec<_>>())
        };
        ledger.all().map(one).collect::<Vec<_>>()
    };
    let (one, two) = (all.finish().unwrap(), here.finish().unwrap());
    assert_eq!(facts(&one), facts(&two));
    assert_eq!(one.scale, two.scale);
    let names: Vec<Option<&str>> = two.all().map(|customer| two.name(customer)).collect();
    assert_eq!(names, [Some("One"), Some("Two"), Some("Three")]);
    assert_eq!(facts(&two)[0].2.len(), 2);
}

/// More texts than are looked up at once.
#[test]
fn all_texts_of_another_dictionary_are_inserted_in_their_order() {
    let of = |texts: &[String]| {
        let mut found = Dictionary::default();
        texts.iter().for_each(|text| assert!(found.insert(text).is_some()));
        found
    };
    let texts: Vec<String> = (0..3 * BUNCH).map(|at| format!("t{}", at * 7)).collect();
    let (mut here, there) = (of(&texts[5..9]), of(&texts));
    let indices = here.insert_all(&there).unwrap();
    assert_eq!(indices.len(), texts.len());
    for (text, index) in texts.iter().zip(&indices) {
        assert_eq!(here.get(*index), text);
    }
    assert_eq!(here.len(), texts.len());
}
