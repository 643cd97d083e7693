//! The binder: whatever texts a record of any kind holds, it reads back from its YAML and from JSON as the same record.

use std::sync::LazyLock;

use jianbao::{KINDS, Pipeline, Record, Source};
use proptest::prelude::*;
use serde_json::Value;

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(|| Pipeline::new().unwrap());

/// A record of every case, as JSON.
static RECORDS: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let mut found = Vec::new();
    for kind in KINDS {
        let mut folders: Vec<_> = std::fs::read_dir(format!("tests/cases/{}", kind.name)).unwrap().collect();
        folders.sort_by_key(|folder| folder.as_ref().unwrap().path());
        for folder in folders {
            let Ok(text) = std::fs::read_to_string(folder.unwrap().path().join("input.yaml")) else {
                continue;
            };
            let checked = PIPELINE.read(&Source::new("input.yaml", text)).unwrap();
            found.push(serde_json::to_value(checked.record()).unwrap());
        }
    }
    found
});

/// The texts of a record.
fn texts<'v>(value: &'v mut Value, found: &mut Vec<&'v mut String>) {
    match value {
        Value::String(text) => found.push(text),
        Value::Array(items) => items.iter_mut().for_each(|item| texts(item, found)),
        Value::Object(fields) => fields.values_mut().for_each(|field| texts(field, found)),
        _ => {}
    }
}

/// What YAML could take for something else, and any other text.
fn odd() -> impl Strategy<Value = String> {
    let signs = vec![
        ": ",
        " #",
        "- ",
        "? ",
        "&a",
        "*a",
        "!a",
        "|",
        ">",
        "%",
        "@",
        "`",
        "'",
        "\"",
        "{",
        "}",
        "[",
        "]",
        ",",
        "~",
        "null",
        "true",
        "no",
        "1e9",
        "0x1",
        "---",
        "...",
        "<<",
        "\\",
        "\n",
        "\t",
        "\r\n",
        " ",
        "\u{3000}",
        "\u{85}",
        "：",
        "县",
        "xx",
        "{{",
        "2024-05-29",
    ];
    let piece = prop_oneof![
        3 => prop::sample::select(signs).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        2 => "[甲乙丙丁]{1,3}",
    ];
    prop::collection::vec(piece, 1..6).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn records_of_any_text_read_back_as_the_same(
        record in any::<prop::sample::Index>(), places in prop::collection::vec((any::<prop::sample::Index>(), odd()), 1..4)
    ) {
        let mut value = record.get(&RECORDS).clone();
        {
            let mut found = Vec::new();
            texts(&mut value, &mut found);
            for (place, text) in &places {
                let place = place.index(found.len());
                found[place].clone_from(text);
            }
        }
        // A number or a word of a list cannot be any text.
        let Ok(record) = serde_json::from_value::<Record>(value) else { return Ok(()) };
        let json = serde_json::to_string(&record).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Record>(&json).unwrap(), &record);
        // What the rules refuse need not read back.
        let Ok(accepted) = PIPELINE.accept(record) else { return Ok(()) };
        let yaml = accepted.record().to_yaml().unwrap();
        match PIPELINE.accept(accepted.record().clone()) {
            Ok(again) => prop_assert_eq!(again.record(), accepted.record(), "{}", yaml),
            Err(error) => prop_assert!(false, "{}: {}", yaml, error),
        }
    }
}

/// A web form sends numbers as numbers, what is not filled in as null, and yes and no as booleans.
#[test]
fn json_of_other_programs_is_read_as_its_texts_would_be() {
    let record = |total: Value, time: Value, note: Value| {
        serde_json::from_value::<Record>(serde_json::json!({
            "kind": "training", "organisers": ["临川区教育局"], "name": note, "period": time, "total": total,
        }))
    };
    let text = |text: &str| Value::String(text.to_owned());
    assert_eq!(
        record(38.into(), 2024.into(), Value::Null).unwrap(),
        record(text("38"), text("2024"), text("")).unwrap()
    );
    let pairing = |many: Value| {
        serde_json::from_value::<Record>(serde_json::json!({ "kind": "pairing", "many": many }))
    };
    assert_eq!(pairing(true.into()).unwrap(), pairing(text("是")).unwrap());
    assert_eq!(pairing(false.into()).unwrap(), pairing(text("否")).unwrap());
    // What is none of a value is refused with a sample of what is.
    for (wrong, sample) in
        [(Value::from(3.7), "16所"), (Value::from(-5), "-5"), (serde_json::json!([1]), "such as")]
    {
        let error = record(wrong, text("2024年"), Value::Null).unwrap_err().to_string();
        assert!(error.contains(sample), "{error}");
    }
}
