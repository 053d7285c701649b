//! What columns and tables mean.

use crate::settings::choices;

choices! {
    /// What a column means (docs/definitions.md section 2).
    Role {
        /// The buyer's id, else name.
        Customer = "customer",
        /// The buyer's name, beside an id.
        Name = "name",
        /// Day of the order.
        Date = "date",
        /// Amount of the line.
        Amount = "amount",
        /// Units sold; negative for a return.
        Quantity = "quantity",
        /// Price of one unit; with the quantity it stands for the amount.
        UnitPrice = "unit_price",
        /// Order or invoice number.
        Order = "order",
        /// Product code, else name.
        Product = "product",
        /// Product category.
        Category = "category",
        /// Direct cost of the line.
        Cost = "cost",
        /// Direct cost of one unit.
        UnitCost = "unit_cost",
        /// Profit of the line before cost to serve; stands for the cost.
        Profit = "profit",
        /// State of the order: paid, cancelled, refunded.
        Status = "status",
        /// Cost to serve of the line, or of the customer.
        ServiceCost = "service_cost",
        /// Currency of the amount.
        Currency = "currency",
        /// Family name, where the given name stands in a column of its own (that of `customer` or `name`).
        FamilyName = "family_name",
        /// Amount of the line, where `amount` is the whole order's: what its products come from.
        LineAmount = "line_amount",
        /// Amount that was paid back, beside the amount it was paid of.
        Refunded = "refunded",
        /// Side of the ledger: debit or credit.
        Direction = "direction",
        /// Discount on the line.
        Discount = "discount",
        /// Tax on the line.
        Tax = "tax",
        /// Shipping charged with the line.
        Shipping = "shipping",
        /// Revenue so far (customers table).
        Revenue = "revenue",
        /// Number of purchases so far (customers table).
        Orders = "orders",
        /// First purchase (customers table).
        FirstOrder = "first_order",
        /// Last purchase (customers table).
        LastOrder = "last_order",
        /// Number of service requests (customers table).
        Requests = "requests",
        /// What it cost to win the customer (customers table).
        AcquisitionCost = "acquisition_cost",
        /// Net promoter score, 0–10 (customers table).
        Nps = "nps",
        /// Engagement, scaled to 0–100 by the largest value (customers table).
        Engagement = "engagement",
        /// Potential, 0–100 (customers table).
        Potential = "potential",
        /// Id of the customer who referred this one (customers table).
        ReferredBy = "referred_by",
    }
}

choices! {
    /// Shape of a table.
    Shape {
        /// One row per order line.
        Orders = "orders",
        /// One row per customer.
        Customers = "customers",
        /// One row per cost, service request or return of a customer, joined to the other tables.
        Costs = "costs",
    }
}

choices! {
    /// What the rows of a table of costs are.
    CostKind {
        /// Amounts of cost to serve.
        Serve = "serve",
        /// Amounts of acquisition cost: campaigns, commissions.
        Acquire = "acquire",
        /// Service requests, counted.
        Request = "request",
        /// Returns, counted.
        Return = "return",
    }
}

impl CostKind {
    /// Are its rows amounts of money? Else they are counted: one each, or what the quantity says.
    pub fn is_money(self) -> bool {
        matches!(self, CostKind::Serve | CostKind::Acquire)
    }
}

choices! {
    /// What becomes of discounts, taxes and shipping: of their columns, and of lines that are nothing else.
    Treatment {
        /// The amount stands as it is, such lines count.
        Stands = "stands",
        /// The amount includes them: columns are taken off, lines are set aside.
        LeaveOut = "leave_out",
        /// The amount lacks them: columns are added, lines count.
        Add = "add",
        /// A column of shares of the amount (0.15 of it): taken off.
        Rate = "rate",
    }
}

impl Shape {
    /// The roles that a table of this shape can have, in the order of the mapping form.
    pub fn roles(self) -> &'static [Role] {
        use Role::*;
        match self {
            Shape::Orders => &[
                Customer,
                Name,
                FamilyName,
                Date,
                Amount,
                LineAmount,
                Quantity,
                UnitPrice,
                Refunded,
                Order,
                Product,
                Category,
                Cost,
                UnitCost,
                Profit,
                Status,
                Direction,
                ServiceCost,
                Currency,
                Discount,
                Tax,
                Shipping,
            ],
            Shape::Customers => &[
                Customer,
                Name,
                FamilyName,
                Revenue,
                Orders,
                FirstOrder,
                LastOrder,
                Cost,
                Profit,
                ServiceCost,
                Requests,
                AcquisitionCost,
                Nps,
                Engagement,
                Potential,
                ReferredBy,
                Currency,
            ],
            Shape::Costs => &[Customer, Name, Date, Amount, Quantity, Currency],
        }
    }
}
