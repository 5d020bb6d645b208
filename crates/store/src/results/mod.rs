//! Tests and results.

mod outcomes;
mod tests_of_school;

pub use outcomes::{
    delete_results_of_import, import_of_result, insert_results, result_count, results_of_group,
    results_of_pupil, results_of_year, update_result,
};
pub use tests_of_school::{delete_test, put_test, tests};

#[cfg(test)]
pub(crate) fn statements() -> Vec<(&'static str, &'static str)> {
    [outcomes::ALL, tests_of_school::ALL].concat()
}
