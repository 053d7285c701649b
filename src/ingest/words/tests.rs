use super::*;

#[test]
fn headers_are_named() {
    for (header, wanted) in
        [("CustomerID", Concept::CustomerId), ("订单编号", Concept::OrderId), ("Nettobetrag", Concept::NetAmount)]
    {
        assert_eq!(concepts(header).first().map(|best| best.concept), Some(wanted), "{header}");
    }
}
