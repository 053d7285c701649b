// The types of the npm package. Between the two lines at the end they are made from the library's own lists by
// tests/npm_types.rs (UPDATE=1 cargo test --test npm_types); those above are checked against real results by
// tests/browser/npm.spec.mjs.

/** An exact amount as a decimal string, such as "1234.50": JavaScript's numbers would round it. */
export type Amount = string;
/** A day such as "2026-01-31". */
export type Day = string;
/** A number from 0 to 1; shares of profit can lie outside, where others lose money. */
export type Share = number;

/** Starts an engine: in browsers in a worker, in Node in this thread. */
export function start(options?: { /** Of the messages; "en" by default. */ language?: "en" | "zh-CN" }): Promise<Whalecurve>;

/** What `load` reads: files, bytes, the text of a CSV, or rows, each an object or, with the header first, an array; in Node also `file:` addresses. */
export type Data = Blob | readonly Blob[] | ArrayBuffer | ArrayBufferView | string | readonly Row[] | URL | readonly (Blob | URL)[];
export type Row = Readonly<Record<string, Cell>> | readonly Cell[];
export type Cell = string | number | bigint | boolean | Date | null | undefined;

/** One engine, with the data that it was given. Calls are answered one after the other. Every promise is rejected with a {@link WhalecurveError}. */
export interface Whalecurve {
  /** Reads data, in place of what was there. What was called before and has not been answered is rejected with the code `superseded`. */
  load(data: Data, options?: LoadOptions): Promise<Import>;
  /** Analyses what was read. Settings that are not named have their defaults; so has `null`. */
  analyze(settings?: Settings, options?: AnalyzeOptions): Promise<Summary>;
  /** A page of the customers, at most 200; the most profitable first unless it is asked otherwise. */
  page(query?: Query): Promise<Page>;
  /** Everything that was computed: what `export("json")` writes. */
  results(): Promise<Results>;
  /** A file: all results as JSON, the customers as CSV, or the rows that were set aside as CSV, with the reasons. */
  export(kind: ExportKind): Promise<{ name: string; blob: Blob }>;
  /** Ends the engine and frees everything. */
  close(): void;
}

export interface LoadOptions {
  /** Name of the data in results and messages. */
  name?: string;
  /** How to read it, where that is not certain: for every file, or one per file. */
  mapping?: Mapping | readonly (Mapping | null)[];
  onProgress?: (progress: Progress) => void;
  /** Ends the reading. The data is gone then. */
  signal?: AbortSignal;
}

export interface AnalyzeOptions {
  /** Also the 80 % intervals of the lifetime values, which take longer than all the rest. */
  intervals?: boolean;
  onProgress?: (progress: Progress) => void;
  /** Ends the analysis. The data is gone then. */
  signal?: AbortSignal;
}

export type Progress =
  | { step: "read" | "sort" | "analyze" | "export"; rows: number; bytes: number; total_bytes: number }
  /** How far the intervals are. */
  | { step: "draw"; share: Share };

/** How a file is to be read. What is not here is guessed; with a mapping a doubtful guess is taken as it is. */
export interface Mapping {
  /** Each role's column, by header or by number from 0 on; `null` for none. */
  columns?: Partial<Record<Role, string | number | null>>;
  shape?: Shape;
  date_order?: DateOrder;
  decimal_mark?: DecimalMark;
  /** Of the analysis: rows of other currencies are set aside, unless `rates` has theirs. */
  currency?: string;
  /** What one unit of another currency is worth. */
  rates?: Record<string, Amount>;
  /** Row of the header, from 1 on. */
  header_row?: number;
  delimiter?: string;
  /** As in the WHATWG standard, such as "gbk". */
  encoding?: string;
  /** Sheet of a workbook. */
  sheet?: string;
  /** Path in a zip. */
  entry?: string;
}

export interface Query {
  /** Part of an id or a name. */
  search?: string;
  /** Only customers who pass all of these. */
  filters?: readonly Filter[];
  sort?: "id" | "profit" | "revenue" | "purchases" | "recency" | "potential" | "ltv" | "p_alive";
  order?: "descending" | "ascending";
  /** Customers to skip. */
  offset?: number;
  /** Customers to return, 50 by default, at most 200. */
  limit?: number;
}

export type Filter =
  | { [S in Scheme]: { tier: { scheme: S; tier: Tiers[S] } } }[Scheme]
  /** Recency and frequency score, from 1 to 5. */
  | { scores: { r: number; f: number } }
  /** Who came in a month ("2026-01") or quarter ("2026Q1"). */
  | { cohort: { period: "month" | "quarter"; name: string } }
  /** Ranks by profit, from 1 on, both included. */
  | { ranks: { from: number; to: number } }
  /** Who bought a product or a category. */
  | { bought: { grain: "product" | "category"; name: string } };

export interface Page {
  /** How many customers the query finds in all. */
  found: number;
  customers: Customer[];
}

/** What went wrong, in a sentence, and where. */
export class WhalecurveError extends Error {
  readonly code: ErrorCode | "argument" | "aborted" | "closed";
  readonly at: { file: string | null; sheet: string | null; row: number | null; /** Header, or key of a setting. */ column: string | null };
  /** What was found there. */
  readonly found: string | null;
  /** What was wanted. */
  readonly wanted: string | null;
}

/** What became of the rows of each file or sheet: read = used + set aside + blank. */
export interface Import {
  files: {
    name: string; sheet?: string; format: Format; encoding?: string;
    rows_read: number; rows_used: number; rows_set_aside: number; rows_blank: number;
    /** Rows that were set aside, by reason. */
    reasons: Partial<Record<ErrorCode, number>>;
    /** Headers by role. */
    columns: Partial<Record<Role, string>>;
    /** Sum of the amount column over all rows, to compare with the system that the file came from. */
    control_total: Amount;
  }[];
  /** What only a person can answer: it was read by the first answer, and other answers give other figures. */
  questions: Doubt[];
  /** What a person should know. */
  warnings: Doubt[];
}

/** Something in doubt about how a file was read. */
export interface Doubt {
  code: DoubtCode;
  file: string; sheet?: string;
  /** Header of the column that it is about. */
  column?: string;
  /** An example of what was found. */
  found?: string;
  /** Rows, cells or customers that it is about, and the sum of their amounts. */
  count?: number; amount?: Amount;
  /** What each answer gives, of the rows that were looked at; the first is how the file was read. */
  effect?: { answer: AnswerKey; of?: string; revenue?: Amount; profit?: Amount; customers?: number }[];
}

/** The results but for single customers and what is about the whole portfolio. */
export interface Summary {
  schema: "whalecurve.results/1";
  as_of: Day | null;
  currency?: string;
  settings: Required<Settings>;
  import: Import;
  totals: {
    customers: number; orders: number; purchases: number; revenue: Amount; direct_cost: Amount; cost_to_serve: Amount; acquisition_cost: Amount; profit: Amount;
    customers_with_loss: number; lines_without_customer: number; amount_without_customer: Amount;
  };
  /** A scheme that cannot be had from the data is absent. */
  tiers: { [S in Scheme]?: { tier: Tiers[S]; customers: number; revenue: Amount; profit: Amount; share_of_customers: Share; share_of_profit?: Share }[] };
  whale: {
    points: { customers: number; cumulative_profit: Amount; share?: Share }[];
    peak: { customers: number; amount: Amount; share?: Share };
  };
  models?: Record<string, { parameters: Record<string, number>; log_likelihood: number; customers: number; sampled?: true; converged: boolean; flat: boolean; chosen: boolean }>;
  holdout?: { cut: Day; end: Day; expected: number; actual: number; naive: number; mean_absolute_error: number; naive_mean_absolute_error: number };
  /** What the lifetime values rest on. `stand_in`: customers' own amounts or measured retention, where a model is refused. Reasons and notes have figures of their own. */
  lifetime?: {
    method: "predicted" | "own-amounts" | "retention"; stand_in: boolean;
    /** Errors are expected ÷ actual − 1 in the hold-out check; absent where nothing came. Nothing but `season-unseen` and `newcomers` is a reason beside `good`. */
    verdict?: { trust: "good" | "fair" | "hardly"; purchases_off?: number; money_off?: number; expected_money: Amount; actual_money: Amount; reasons: { code: string; [figure: string]: string | number }[] };
    /** Where two years or more share a season: by what it multiplies the sums of the customers, and how strong the twelve months after the last observed day are. */
    season?: { purchases: number; money: number; months: { from: Day; index: number }[] };
    notes: { code: string; [figure: string]: string | number }[];
  };
  /** What rests on a setting instead of data. */
  assumed: Assumed[];
  /** `revenue` where profit is nothing but an assumed margin on it. */
  speaks_of: "profit" | "revenue";
  /** What could not be computed, and why. */
  notes: Note[];
}

/** All results, `whalecurve.results/1`. */
export interface Results extends Summary {
  customers: Customer[];
  health: Health;
  /** The rule books of RFM side by side; each best fifth by the scores of one year ago against what came since. */
  rule_books?: {
    chosen: RuleBook; customers: number; value: "profit" | "revenue";
    /** Customers in another segment than by the chosen book; share of the value since that the best fifth brought. */
    books: { book: RuleBook; segments: number | null; changed: number | null; caught: Share | null }[];
    /** `naive`: of the fifth that had brought most in the 12 months before the day. */
    check: { day: Day; customers: number; naive: Share; best: RuleBook | null } | null;
    missing: Missing | null;
  };
  cohorts?: {
    period: "month" | "quarter";
    cohorts: { name: string; customers: number; revenue: Amount; shares: (Share | null)[] }[];
    /** Customers of older cohorts than the newest 120: they count in `all` and `by_tier` only. */
    earlier: number;
    all: (Share | null)[];
    by_tier: [Tier, (Share | null)[]][];
  };
  migration?: { [S in Scheme]?: Migration<S> };
  products?: {
    products: number; loss_makers: number; loss: Amount; candidates: number; unnamed: Amount; found: number;
    rows: {
      name: string; revenue: Amount; profit: Amount; margin: number | null; customers: number; share_of_revenue: Share | null;
      tiers: [Tier, Share][]; standing: Standing;
    }[];
  };
  pairs?: { [basket in "order" | "customer"]?: Pairs };
  /** Only where rules were asked for. */
  rules?: Rule[];
  alerts?: Alert[];
  tasks?: TaskPlan;
}

/** How many customers a rule fires for on a day; `new`, `still_open`, `cleared` are against the month end before. */
export interface RuleCount {
  judged: number; unknown: number; fired: number; new: number | null; still_open: number | null; cleared: number | null;
}

/** A rule, and what it says. */
export interface Rule {
  key: string; text: string; severity: Severity; owner: OwnerRole; due_days: number; minutes: number; basis: Basis;
  /** Does it rest on a column without a date, so that its record is that of today's values? */
  undated: boolean;
  today: RuleCount;
  /** In days, shares, amounts of the currency, or plain, as the field is. */
  threshold: {
    field: Field; threshold: number; base: number; fired: number; median: number | null; proposed: number | null; would_fire: number | null;
  } | null;
  /** The last 12 month ends, oldest first. `after`: who bought nothing in the 90 days after; `null` where those are not over. */
  record: (RuleCount & { day: Day; after: { fired: number; fired_silent: number; all: number; all_silent: number } | null })[];
}

/** A value that a rule looked at. */
export interface Fact {
  field: Field;
  /** As the rule writes it: `was(profit, 1 quarter)`. */
  of: string;
  value:
    | { amount: Amount } | { estimate: number } | { days: number } | { count: number } | { share: Share } | { number: number }
    | { tier: Tier } | { flag: boolean } | { date: Day } | { text: string } | "unknown";
}

/** A rule that fires for a customer. */
export interface Alert {
  rule: string; severity: Severity; index: number; id: string; name: string | null; status: AlertStatus; since: Day;
  owner: string | null; note: string | null; stake: Amount | null; basis: Basis; facts: Fact[];
}

export interface TaskSum { tasks: number; minutes: number; stake: Amount }

/** What is to be done, the most money per minute first, and what the capacity leaves out. */
export interface TaskPlan {
  tasks: {
    uid: string;
    from:
      | { rule: { rule: string } }
      | { card: { scheme: Scheme; tier: Tier; action: number; customers: number } }
      | { contact: { scheme: Scheme; tier: Tier; contact: Contact; customers: number } };
    customer: { index: number; id: string; name: string | null } | null;
    facts: Fact[]; owner: string; due: Day; minutes: number; severity: Severity | null; stake: Amount | null; basis: Basis | null;
    every: Every | null; status: AlertStatus | null;
  }[];
  left_out: TaskSum;
  loads: (TaskSum & { owner: string })[];
}

export interface Customer {
  id: string;
  name?: string;
  first_purchase?: Day;
  last_purchase?: Day;
  purchases: number;
  revenue: Amount;
  profit: Amount;
  /** Is more than 80 % of the revenue one order? */
  one_off: boolean;
  recency_days?: number;
  rfm?: { r?: number; f?: number; m?: number; segment?: Tiers["rfm"] };
  tiers: { [S in Scheme]?: Tiers[S] };
  /** From 0 to 100. */
  potential?: number;
  /** Estimates in the currency, to the cent. */
  ltv?: { formula: Amount; predicted: Amount; low?: Amount; high?: Amount; p_alive?: Share; expected_purchases?: number; stand_in?: true };
}

export interface Health {
  measures: {
    gauge: Gauge; value: number | null; missing: Missing | null; limits: [number, number]; light: Light | null;
    trend: [Day, number | null][];
  }[];
  contribution: {
    tier: Tier; share_of_profit: Share | null; margin: number | null; cost_to_serve: Amount; cost_share: Share | null; cost_per_purchase: Amount | null;
  }[];
  retention: { tier: Tier; customers: number; retention: Share }[];
  scheme: Scheme;
  customer_flagged: boolean | null;
  top_tenth_flagged: boolean | null;
  /** They count as zero in shares of revenue, Gini and HHI. */
  below_zero: { customers: number; revenue: Amount } | null;
}

export interface Migration<S extends Scheme> {
  scheme: S; from: Day; saved: boolean; to: Day;
  flows: { from: Tiers[S] | null; to: Tiers[S]; customers: number; profit: Amount }[];
  counts: Record<Move, number>;
  movers: {
    index: number; id: string; name: string | null; from: Tiers[S] | null; to: Tiers[S]; moved: Move; profit: Amount; one_off: boolean;
    /** What changed most: before and after. */
    because: [Driver, number, number] | null;
  }[];
  movers_found: number; dates: Day[]; project: Day | null; missing: number;
}

export interface Pairs {
  baskets: number; least: number; products: number; paired: number; found: number;
  pairs: { a: string; b: string; baskets: number; support: Share; a_to_b: Share; b_to_a: Share; lift: number }[];
}

export type Tier = Tiers[Scheme];

// --- made from the library ---
export type AnswerKey = "as-is" | "column" | "once-per-order" | "every-line" | "fill-down" | "leave-blank" | "less-discount" | "without-discount" | "dmy" | "mdy" | "ymd" | "point" | "comma" | "currency" | "table" | "all-tables" | "every-item" | "first-item" | "sum" | "encoding" | "first-day" | "counts" | "void" | "refund" | "other-sign" | "with-tax" | "times-quantity" | "times-unit" | "no-unit" | "swap-back" | "leave-out" | "keep" | "merge";
export type AlertStatus = "new" | "open" | "snoozed" | "back" | "done";
export type Assumed = "gross_margin" | "acquisition_cost" | "cost_to_serve";
export type Basis = "yearly_profit" | "loss_avoided" | "uplift";
export type Contact = "visit" | "call" | "news";
export type DateOrder = "ymd" | "dmy" | "mdy";
export type DecimalMark = "point" | "comma";
export type DoubtCode = "date-order" | "decimal-mark" | "currency" | "table" | "encoding" | "unreadable" | "amount-column" | "amount-repeats" | "lines-differ" | "customer-column" | "date-column" | "blank-cells" | "discount" | "sign" | "credits" | "unit" | "month-only" | "year-only" | "wide-months" | "era" | "swapped-days" | "days-outside" | "status-unknown" | "mixed-amounts" | "headings" | "named-orders" | "documents" | "unpaid" | "test-rows" | "refunds-unused" | "ids-mangled" | "hidden-rows" | "struck-rows" | "reasons" | "redeemed" | "returned-twice" | "combined-files" | "hidden-table" | "total-rows" | "many-set-aside" | "one-day" | "same-customers" | "placeholder" | "keyed-by-name" | "garbled-header" | "items-across" | "second-table";
export type Driver = "profit" | "year_profit" | "year_revenue" | "potential" | "future" | "recency" | "frequency" | "monetary" | "silence" | "half_year";
export type ErrorCode = "file-empty" | "header-only" | "not-a-table" | "unreadable" | "workbook-broken" | "workbook-empty" | "archive-broken" | "archive-empty" | "unpacked-too-large" | "sheet-too-large" | "table-unknown" | "quote-unclosed" | "layout-unknown" | "column-missing" | "mapping-needed" | "column-unknown" | "no-usable-rows" | "files-differ" | "total-too-large" | "too-many-rows" | "customer-missing" | "customer-repeated" | "date-missing" | "date-invalid" | "amount-missing" | "amount-invalid" | "amount-too-long" | "cell-error" | "row-too-short" | "row-too-long" | "date-outside" | "section-heading" | "row-hidden" | "row-struck" | "undecodable" | "total-row" | "note-row" | "header-repeated" | "other-currency" | "line-repeated" | "line-left-out" | "setting-invalid" | "setting-unknown" | "rule-invalid" | "link-invalid" | "project-invalid" | "blind-invalid" | "blind-too-few" | "blind-single" | "nothing-loaded" | "engine-stopped" | "out-of-memory" | "formats-missing" | "build-mismatch" | "answer-unreadable";
export type ExportKind = "json" | "csv" | "set-aside" | "blind" | "week" | "tasks" | "tasks-todoist" | "tasks-asana" | "tasks-ics" | "tasks-todo";
export type Every = "month" | "quarter" | "year";
export type Field = "tier.profit" | "tier.matrix" | "tier.spend" | "tier.simple" | "tier.rfm" | "tier.lifecycle" | "first_purchase" | "last_purchase" | "days_since_first" | "days_since_purchase" | "usual_gap" | "silence" | "purchases" | "orders" | "refund_lines" | "refund_share" | "products_dropped" | "revenue" | "revenue_12m" | "revenue_180d" | "revenue_180d_before" | "revenue_share" | "new_rank" | "refunds" | "direct_cost" | "gross_profit" | "cost_to_serve" | "acquisition_cost" | "profit" | "profit_12m" | "yearly_profit" | "margin" | "margin_12m" | "rfm.r" | "rfm.f" | "rfm.m" | "potential" | "nps" | "engagement" | "ltv" | "expected_purchases" | "p_alive" | "one_off" | "id" | "name";
export type Format = "csv" | "xlsx" | "xlsb" | "xls" | "ods" | "markup";
export type Gauge = "top_1" | "top_10" | "top_tenth" | "gini" | "hhi" | "destroyed" | "high_contribution" | "margin" | "retention" | "high_growth" | "ltv_to_cac" | "payback" | "cost_to_serve";
export type Light = "green" | "amber" | "red";
export type Missing = "no_dates" | "too_short" | "no_profit" | "no_cac" | "no_cost" | "no_cost_to_serve" | "nobody" | "withheld";
export type Move = "up" | "down" | "same" | "new" | "gone";
export type Note = "no_dates" | "no_potential" | "no_purchases" | "few_customers" | "recency_alike" | "frequency_alike" | "monetary_alike" | "nobody_leaves" | "whale_in_money";
export type OwnerRole = "sales" | "service" | "marketing" | "finance" | "management";
export type Role = "customer" | "name" | "date" | "amount" | "quantity" | "unit_price" | "order" | "product" | "category" | "cost" | "unit_cost" | "profit" | "status" | "service_cost" | "currency" | "family_name" | "line_amount" | "refunded" | "direction" | "discount" | "tax" | "shipping" | "revenue" | "orders" | "first_order" | "last_order" | "requests" | "acquisition_cost" | "nps" | "engagement" | "potential" | "referred_by";
export type RuleBook = "rf-grid" | "eleven" | "shopify" | "eight" | "own";
export type Scheme = "profit" | "matrix" | "spend" | "simple" | "rfm" | "lifecycle";
export type Severity = "urgent" | "high" | "normal";
export type Shape = "orders" | "customers" | "costs";
export type Standing = "earns" | "loss_maker" | "drop_candidate";

/** The tiers of each scheme; of `rfm` those of all rule books. */
export interface Tiers {
  profit: "high" | "potential" | "low" | "negative";
  matrix: "star" | "cash_cow" | "potential" | "problem";
  spend: "whale" | "potential" | "base";
  simple: "core" | "potential" | "low";
  rfm: "champions" | "loyal" | "potential_loyalists" | "new" | "promising" | "need_attention" | "about_to_sleep" | "at_risk" | "cant_lose" | "hibernating" | "lost" | "active" | "needs_attention" | "almost_lost" | "previously_loyal" | "dormant" | "prospects" | "important_value" | "important_develop" | "important_keep" | "important_win_back" | "general_value" | "general_develop" | "general_keep" | "general_win_back" | "other";
  lifecycle: "new" | "growing" | "mature" | "dormant" | "lost";
}

/** Every option of an analysis. What it takes beyond the type stands behind it. */
export interface Settings {
  /** Questions about the business; "open" by default. */
  questions?: "open" | "done";
  /** What do you sell?; "unsaid" by default. */
  business?: "unsaid" | "retail" | "membership" | "trade" | "subscription" | "travel";
  /** To whom?; "unsaid" by default. */
  sells_to?: "unsaid" | "consumers" | "firms" | "both";
  /** What do you know about cost?; "unsaid" by default. */
  cost_known?: "unsaid" | "recorded" | "margin" | "unknown";
  /** As-of date; null by default. */
  as_of?: Day | null;
  /** Currency; null by default. */
  currency?: string | null;
  /** Gross margin (0 … 1, 0.0001); "0.4" by default. */
  gross_margin?: Amount | number;
  /** Acquisition cost per customer (0 … 1000000000000, 0.0001); "0" by default. */
  acquisition_cost?: Amount | number;
  /** Cost to serve per order (0 … 1000000000000, 0.0001); "0" by default. */
  cost_per_order?: Amount | number;
  /** Cost to serve per return (0 … 1000000000000, 0.0001); "0" by default. */
  cost_per_return?: Amount | number;
  /** Cost to serve per service request (0 … 1000000000000, 0.0001); "0" by default. */
  cost_per_request?: Amount | number;
  /** Cost to serve as a share of revenue (0 … 1, 0.0001); "0" by default. */
  cost_of_revenue?: Amount | number;
  /** How scores are made; "value" by default. */
  rfm_method?: "value" | "rank" | "cuts" | "quantile";
  /** M stands for; "revenue" by default. */
  rfm_monetary?: "revenue" | "profit";
  /** Cut points of recency, days; [30.0,90.0,180.0,365.0] by default. */
  rfm_cuts_recency?: [number, number, number, number];
  /** Cut points of frequency, purchases; [2.0,3.0,5.0,10.0] by default. */
  rfm_cuts_frequency?: [number, number, number, number];
  /** Cut points of money; [100.0,500.0,1000.0,5000.0] by default. */
  rfm_cuts_monetary?: [number, number, number, number];
  /** High value means; "share" by default. */
  high_rule?: "share" | "cumulative" | "median" | "mean" | "amount";
  /** Top share of customers (0 … 1, 0.0001); "0.2" by default. */
  high_share?: Amount | number;
  /** Share of the profit (0 … 1, 0.0001); "0.8" by default. */
  high_cumulative?: Amount | number;
  /** Least profit (0 … 1000000000000, 0.0001); "10000" by default. */
  high_amount?: Amount | number;
  /** Potential from a score of (0 … 100); 50.0 by default. */
  potential_threshold?: number;
  /** Current value in the matrix; "profit" by default. */
  matrix_value?: "revenue" | "profit";
  /** Rule for high current value; "share" by default. */
  matrix_rule?: "share" | "cumulative" | "median" | "mean" | "amount";
  /** Top share of the customers (matrix) (0 … 1, 0.0001); "0.2" by default. */
  matrix_share?: Amount | number;
  /** Share of the value (matrix) (0 … 1, 0.0001); "0.8" by default. */
  matrix_cumulative?: Amount | number;
  /** Least value (matrix) (0 … 1000000000000, 0.0001); "10000" by default. */
  matrix_amount?: Amount | number;
  /** Rule book; "rf-grid" by default. */
  rfm_book?: "rf-grid" | "eleven" | "shopify" | "eight" | "own";
  /** Own ranges; "champions R4-5 F4-5; loyal R3-5 F3-5; new R5 F1; potential_loyalists R3-5 F1-2; at_risk R1-2 F3-5; hibernating R1-2 F1-2" by default. */
  rfm_own?: string;
  /** Whale from (0 … 1000000000000, 0.0001); "100000" by default. */
  spend_whale?: Amount | number;
  /** Mid spender from (0 … 1000000000000, 0.0001); "30000" by default. */
  spend_potential?: Amount | number;
  /** Core (0 … 1, 0.0001); "0.2" by default. */
  simple_core?: Amount | number;
  /** Middle, after the core (0 … 1, 0.0001); "0.3" by default. */
  simple_potential?: Amount | number;
  /** New for (days) (1 … 1000); 90.0 by default. */
  lifecycle_new?: number;
  /** Growing from (0 … 1, 0.0001); "0.1" by default. */
  lifecycle_growth?: Amount | number;
  /** Dormant after (gaps) (1 … 100); 2.0 by default. */
  lifecycle_dormant?: number;
  /** Lost after (gaps) (1 … 100); 4.0 by default. */
  lifecycle_lost?: number;
  /** A potential column in the file; "given" by default. */
  potential_source?: "given" | "computed";
  /** Weight of expected orders (0 … 1); 0.4 by default. */
  weight_expected_orders?: number;
  /** Weight of growth (0 … 1); 0.3 by default. */
  weight_growth?: number;
  /** Weight of categories not bought yet (0 … 1); 0.15 by default. */
  weight_headroom?: number;
  /** Weight of NPS and engagement (0 … 1); 0.15 by default. */
  weight_voice?: number;
  /** Flag a customer from (0 … 1, 0.0001); "0.1" by default. */
  flag_customer?: Amount | number;
  /** Flag the top tenth from (0 … 1, 0.0001); "0.6" by default. */
  flag_top_tenth?: Amount | number;
  /** Pairs from (0 … 1, 0.0001); "0.0001" by default. */
  pair_support?: Amount | number;
  /** Months ahead (1 … 120); 36.0 by default. */
  ltv_months?: number;
  /** Discount rate per year (0 … 1, 0.0001); "0.1" by default. */
  ltv_discount?: Amount | number;
  /** Margin applied; "own" by default. */
  ltv_margin?: "own" | "overall";
  /** Purchase model; "automatic" by default. */
  ltv_model?: "automatic" | "bg-nbd" | "mbg-nbd" | "pareto-nbd" | "renewal" | "no-renewals";
  /** Unit of time; "weeks" by default. */
  ltv_unit?: "days" | "weeks" | "calendar-weeks" | "calendar-months";
  /** Draws for the intervals (50 … 1000); 200.0 by default. */
  ltv_draws?: number;
}
// --- end ---
