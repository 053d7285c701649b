//! Reading plain UTF-8 CSV: `cargo bench --bench ingest`. It must not get slower per byte.

#![allow(missing_docs, clippy::unwrap_used, reason = "a bench that cannot go on must fail")]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use whalecurve::ingest::change::Choices;
use whalecurve::ingest::files;
use whalecurve::ingest::import::Import;

/// Order lines with ids, ISO dates and two decimals, the same in every run.
fn orders(rows: u32) -> Vec<u8> {
    let mut text = "order_id,customer_id,order_date,amount,product\n".to_owned();
    let mut state = 1u64;
    for row in 0..rows {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let random = (state >> 33) as u32;
        let (customer, day, cents) = (random % 40_000, random % 28 + 1, random % 50_000);
        text += &format!(
            "{},C{customer:06},2024-{:02}-{day:02},{}.{:02},SKU-{}\n",
            row / 3,
            random % 12 + 1,
            cents / 100,
            cents % 100,
            random % 500
        );
    }
    text.into_bytes()
}

fn read(criterion: &mut Criterion) {
    let bytes = orders(200_000);
    let plan = files::inspect("orders.csv", &bytes, &Choices::default()).unwrap().plan;
    let mut group = criterion.benchmark_group("ingest");
    group.throughput(Throughput::Bytes(bytes.len() as u64)).sample_size(10);
    group.bench_function("utf-8 csv", |bencher| {
        bencher.iter(|| {
            let mut import = Import::default();
            import.begin("orders.csv", &plan).unwrap();
            bytes.chunks(1 << 20).for_each(|slice| import.push(slice).unwrap());
            import.end().unwrap();
            import.rows()
        });
    });
    group.finish();
}

criterion_group!(benches, read);
criterion_main!(benches);
