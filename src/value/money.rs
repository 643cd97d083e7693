//! stub for the first build
use crate::fact::Value;
use crate::problem::{Bilingual, Code, Fault, say};
/// Money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Money(String);
impl std::fmt::Display for Money {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
impl Value for Money {
    const TYPE: Bilingual<&'static str> = Bilingual::new("金额", "amount of money");
    const SAMPLE: &'static str = "205万元";
    fn parse(text: &str) -> Result<Self, Fault> {
        if text.is_empty() {
            return Err(Fault::new(Code::MoneyForm, say!("空", "empty"), say!("", "")));
        }
        Ok(Money(text.into()))
    }
}
super::serde_text!(Money);
