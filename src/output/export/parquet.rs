//! Parquet: columns with their kinds, in groups of rows. The only file that knows the crate.

use std::io::{self, Write};
use std::sync::Arc;

use chrono::NaiveDate;
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::{Type, TypePtr};

use crate::document::{Datum, Field, FieldKind, Record};

/// So many rows are held until they are written as a group.
const GROUP: usize = 4096;

/// A file that takes records.
pub struct Writer<W: Write + Send> {
    file: SerializedFileWriter<W>,
    held: Vec<Record>,
}

impl<W: Write + Send> Writer<W> {
    /// Begins a file.
    pub(super) fn begin(fields: &[Field], out: W) -> io::Result<Self> {
        let columns = fields.iter().map(|field| column(field).map(Arc::new)).collect::<Result<_, _>>();
        let schema =
            columns.and_then(|columns| Type::group_type_builder("item").with_fields(columns).build());
        // The name of the program without its version: the same plans make the same bytes.
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by("cchc".to_owned())
            .build();
        let schema: TypePtr = Arc::new(schema.map_err(fault)?);
        let file = SerializedFileWriter::new(out, schema, Arc::new(properties)).map_err(fault)?;
        Ok(Self { file, held: Vec::new() })
    }

    /// Adds records.
    pub(super) fn put(&mut self, records: &[Record]) -> io::Result<()> {
        self.held.extend_from_slice(records);
        if GROUP <= self.held.len() { self.write() } else { Ok(()) }
    }

    /// Ends the file.
    pub(super) fn end(mut self) -> io::Result<W> {
        if !self.held.is_empty() {
            self.write()?;
        }
        self.file.into_inner().map_err(fault)
    }

    /// Writes what is held as a group.
    fn write(&mut self) -> io::Result<()> {
        let records = std::mem::take(&mut self.held);
        let mut group = self.file.next_row_group().map_err(fault)?;
        let mut at = 0;
        while let Some(mut column) = group.next_column().map_err(fault)? {
            values(&mut column, records.iter().map(|record| &record[at])).map_err(fault)?;
            column.close().map_err(fault)?;
            at += 1;
        }
        group.close().map(drop).map_err(fault)
    }
}

fn fault(error: ParquetError) -> io::Error {
    io::Error::other(error)
}

fn column(field: &Field) -> Result<Type, ParquetError> {
    let (physical, logical) = match field.kind {
        FieldKind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        FieldKind::Date => (Physical::INT32, Some(LogicalType::Date)),
        FieldKind::Whole => (Physical::INT64, None),
        FieldKind::Number => (Physical::DOUBLE, None),
        FieldKind::Flag => (Physical::BOOLEAN, None),
    };
    Type::primitive_type_builder(field.name, physical)
        .with_logical_type(logical)
        .with_repetition(Repetition::OPTIONAL)
        .build()
}

/// Writes the values of a column: those that are there, and for each row whether it has one.
fn values<'a>(
    column: &mut SerializedColumnWriter<'_>,
    data: impl Iterator<Item = &'a Datum> + Clone,
) -> Result<(), ParquetError> {
    let levels: Vec<i16> = data.clone().map(|datum| i16::from(is_there(datum))).collect();
    match column.untyped() {
        ColumnWriter::ByteArrayColumnWriter(writer) => {
            let values: Vec<ByteArray> = data.filter_map(text).collect();
            writer.write_batch(&values, Some(&levels), None)
        }
        ColumnWriter::Int32ColumnWriter(writer) => {
            let values: Vec<i32> = data.filter_map(day).collect();
            writer.write_batch(&values, Some(&levels), None)
        }
        ColumnWriter::Int64ColumnWriter(writer) => {
            let values: Vec<i64> = data.filter_map(whole).collect();
            writer.write_batch(&values, Some(&levels), None)
        }
        ColumnWriter::DoubleColumnWriter(writer) => {
            let values: Vec<f64> = data.filter_map(number).collect();
            writer.write_batch(&values, Some(&levels), None)
        }
        ColumnWriter::BoolColumnWriter(writer) => {
            let values: Vec<bool> = data.filter_map(flag).collect();
            writer.write_batch(&values, Some(&levels), None)
        }
        _ => Err(ParquetError::NYI(String::new())),
    }
    .map(drop)
}

const fn is_there(datum: &Datum) -> bool {
    match datum {
        Datum::Text(it) => it.is_some(),
        Datum::Date(it) => it.is_some(),
        Datum::Whole(it) => it.is_some(),
        Datum::Number(it) => it.is_some(),
        Datum::Flag(_) => true,
    }
}

fn text(datum: &Datum) -> Option<ByteArray> {
    if let Datum::Text(text) = datum { text.as_deref().map(ByteArray::from) } else { None }
}

/// Days since 1970.
fn day(datum: &Datum) -> Option<i32> {
    let Datum::Date(day) = datum else { return None };
    day.and_then(|day| i32::try_from((day - NaiveDate::default()).num_days()).ok())
}

const fn whole(datum: &Datum) -> Option<i64> {
    if let Datum::Whole(number) = datum { *number } else { None }
}

const fn number(datum: &Datum) -> Option<f64> {
    if let Datum::Number(number) = datum { *number } else { None }
}

const fn flag(datum: &Datum) -> Option<bool> {
    if let Datum::Flag(is_so) = datum { Some(*is_so) } else { None }
}
