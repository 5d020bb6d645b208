//! Tests and results.

mod catalogue;
mod cells;
mod medians;
mod norms;
mod outcomes;
mod tests_of_school;

pub use catalogue::{KeptSeries, delete_series, kept_series, put_series};
pub use cells::{ResultKey, Whose, delete_result, is_of_group, kept_result, results_of_import, ways_of_day};
pub use medians::{GrowthMedian, growth_medians, replace_growth_medians};
pub use norms::{
    KeptNorm, NormOrigin, delete_norm_table, insert_norm_table, norm_rows, norm_tables, norm_uses,
    place_result, result_counts, results_of_test, scored_results,
};
pub use outcomes::{
    delete_results_of_import, import_of_result, insert_results, keys_of_import, result_count,
    results_of_group, results_of_pupil, results_of_year, update_result,
};
pub(crate) use tests_of_school::put_test_back;
pub use tests_of_school::{delete_test, put_test, tests};

#[cfg(test)]
pub(crate) fn statements() -> Vec<(&'static str, &'static str)> {
    [catalogue::ALL, cells::ALL, medians::ALL, norms::ALL, outcomes::ALL, tests_of_school::ALL].concat()
}
