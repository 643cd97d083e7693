//! Records out as YAML.

use serde::Serialize;

use crate::error::{Error, ErrorKind};
use crate::problem::say;

/// Writes a record as YAML with English keys, which reads back as the same record.
///
/// # Errors
/// [`ErrorKind::Write`] if the record cannot be said in YAML; the crate's own records always can.
pub(crate) fn to_yaml<T: Serialize + ?Sized>(record: &T) -> Result<String, Error> {
    serde_yaml::to_string(record).map_err(|error| {
        ErrorKind::Write(say!("无法写成 YAML：{error}", "cannot be written as YAML: {error}")).into()
    })
}
