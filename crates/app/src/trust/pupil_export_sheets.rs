//! The machine-readable part of a pupil's file: the same sheets as CSV for spreadsheets and as JSON for programs, with a
//! schema of the JSON.

use crate::{
    Error,
    results::{harmless, number},
};
use anyhow::Context as _;
use domain::results::Decimal;
use serde_json::{Map, Value, json};

/// A value of a sheet.
#[derive(Debug, Clone)]
pub(super) enum Cell {
    /// Text; nothing when it is empty.
    Text(String),
    /// A number with decimals.
    Decimal(Option<Decimal>),
    /// A whole number.
    Whole(i64),
    /// Yes or no.
    Flag(bool),
}

impl Cell {
    /// A text, or nothing.
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A value that can be written, or nothing.
    pub(super) fn of(value: Option<impl ToString>) -> Self {
        Self::Text(value.map(|value| value.to_string()).unwrap_or_default())
    }

    fn csv(&self) -> String {
        match self {
            Self::Text(text) => harmless(text),
            Self::Decimal(decimal) => number(*decimal),
            Self::Whole(whole) => whole.to_string(),
            Self::Flag(flag) => flag.to_string(),
        }
    }

    fn json(&self) -> Value {
        match self {
            Self::Text(text) if text.is_empty() => Value::Null,
            Self::Text(text) => json!(text),
            Self::Decimal(decimal) => decimal.map_or(Value::Null, |decimal| json!(decimal.as_f64())),
            Self::Whole(whole) => json!(whole),
            Self::Flag(flag) => json!(flag),
        }
    }

    const fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "string",
            Self::Decimal(_) => "number",
            Self::Whole(_) => "integer",
            Self::Flag(_) => "boolean",
        }
    }
}

/// A sheet: rows of one kind.
#[derive(Debug, Clone)]
pub(super) struct Sheet {
    /// Its name in file names and in the JSON.
    pub(super) name: &'static str,
    /// What it holds, in a sentence.
    pub(super) about: &'static str,
    /// The names of its columns.
    pub(super) columns: &'static [&'static str],
    /// Its rows; all have the same kinds of values.
    pub(super) rows: Vec<Vec<Cell>>,
}

impl Sheet {
    /// CSV with semicolons, decimal commas and the mark in front that makes spreadsheet programs read UTF-8.
    pub(super) fn csv(&self) -> Result<String, Error> {
        let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
        writer.write_record(self.columns).context("head of the CSV")?;
        for row in &self.rows {
            writer.write_record(row.iter().map(Cell::csv)).context("line of the CSV")?;
        }
        let bytes = writer.into_inner().map_err(|error| anyhow::anyhow!("end of the CSV: {error}"))?;
        Ok(format!("\u{feff}{}", String::from_utf8(bytes).context("the CSV is text")?))
    }

    fn json(&self) -> Value {
        let row = |row: &Vec<Cell>| {
            let values = self.columns.iter().zip(row);
            Value::Object(values.map(|(column, cell)| ((*column).to_owned(), cell.json())).collect())
        };
        Value::Array(self.rows.iter().map(row).collect())
    }

    fn schema(&self) -> Value {
        let kind = |at: usize| {
            let cell = self.rows.first().and_then(|row| row.get(at));
            cell.map_or("string", Cell::kind)
        };
        let columns = self.columns.iter().enumerate();
        let columns: Map<String, Value> = columns
            .map(|(at, column)| ((*column).to_owned(), json!({ "type": [kind(at), "null"] })))
            .collect();
        json!({
            "type": "array",
            "description": self.about,
            "items": {
                "type": "object",
                "properties": columns,
                "required": self.columns,
                "additionalProperties": false,
            },
        })
    }
}

/// All sheets as one JSON document.
pub(super) fn all_as_json(sheets: &[Sheet]) -> Result<String, Error> {
    let all: Map<String, Value> = sheets.iter().map(|sheet| (sheet.name.to_owned(), sheet.json())).collect();
    Ok(serde_json::to_string_pretty(&all).context("the file as JSON")?)
}

/// The JSON Schema (draft 2020-12) of that document.
pub(super) fn schema(title: &str, sheets: &[Sheet]) -> Result<String, Error> {
    let properties: Map<String, Value> =
        sheets.iter().map(|sheet| (sheet.name.to_owned(), sheet.schema())).collect();
    let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name).collect();
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "type": "object",
        "properties": properties,
        "required": names,
        "additionalProperties": false,
    });
    Ok(serde_json::to_string_pretty(&schema).context("the schema")?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_is_the_same_as_csv_and_as_json() {
        let sheet = Sheet {
            name: "results",
            about: "Results.",
            columns: &["test", "score", "no", "given"],
            rows: vec![vec![
                Cell::text("=RW; \"M5\""),
                Cell::Decimal("68.5".parse().ok()),
                Cell::Whole(3),
                Cell::Flag(true),
            ]],
        };
        assert_eq!(sheet.csv().unwrap(), "\u{feff}test;score;no;given\n\"'=RW; \"\"M5\"\"\";68,5;3;true\n");
        let all: Value = serde_json::from_str(&all_as_json(std::slice::from_ref(&sheet)).unwrap()).unwrap();
        assert_eq!(all["results"][0], json!({"test": "=RW; \"M5\"", "score": 68.5, "no": 3, "given": true}));
        let schema: Value = serde_json::from_str(&schema("File", &[sheet]).unwrap()).unwrap();
        let items = &schema["properties"]["results"]["items"];
        assert_eq!(items["properties"]["score"]["type"], json!(["number", "null"]));
        assert_eq!(items["required"], json!(["test", "score", "no", "given"]));
    }
}
