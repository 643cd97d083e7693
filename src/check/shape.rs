//! Shape: what must be given at all, parties that differ, titles and captions without a stop.

use super::Finding;
use crate::problem::{Code, say};
use crate::record::{Claim, Claims};

pub(super) fn check(claims: &Claims<'_>, most: usize) -> Vec<Finding> {
    claims.iter().filter_map(one).take(most).collect()
}

fn one(claim: &Claim<'_>) -> Option<Finding> {
    match claim {
        Claim::Different(at, one, other) if one == other => Some(Finding::error(
            at,
            Code::PartySame,
            say!("双方都写成了“{one}”", "both parties are `{one}`"),
            say!("改正其中一方", "correct one of them"),
        )),
        Claim::Among(at, name, listed, list) if !listed.contains(name) => {
            let (zh, en) = (list.zh, list.en);
            Some(Finding::error(
                at,
                Code::PersonPlaced,
                say!("{name}不在{zh}里", "{name} is not among the {en}"),
                say!("核对姓名，或把{name}补进{zh}", "check the name, or add {name} to the {en}"),
            ))
        }
        Claim::Needs(at, false, what) => {
            let (zh, en) = (what.zh, what.en);
            Some(Finding::error(
                at,
                Code::NeedsMissing,
                say!("没有写{zh}", "nothing is said of {en}"),
                say!("补上{zh}；还不知道就写 xx", "add it, or xx if not known yet"),
            ))
        }
        Claim::Misplaced(at, form) => Some(Finding::warning(
            at,
            Code::OfficialField,
            say!("格式是“{form}”的公文没有这一栏", "a document of the form `{form}` has no such field"),
            say!("删去这一栏，或改“格式”", "remove the field, or change the form"),
        )),
        Claim::Donorless(at, listed) => {
            let message = say!("没有写捐赠方", "nobody is said to have given");
            let hint = say!("补上“捐赠方”；还不知道就写 xx", "add `donors`, or xx if not known yet");
            Some(match listed {
                true => Finding::warning(at, Code::DonorMissing, message, hint),
                false => Finding::error(at, Code::DonorMissing, message, hint),
            })
        }
        Claim::Title(at, title) if title.as_str().ends_with(['。', '，', '；', '、', '：']) => {
            Some(Finding::warning(
                at,
                Code::TitleStop,
                say!("标题末尾有标点", "the title ends in a stop"),
                say!("删去标题末尾的标点", "remove it"),
            ))
        }
        Claim::Caption(at, caption) if caption.as_str().ends_with('。') => Some(Finding::warning(
            at,
            Code::CaptionStop,
            say!("图注末尾有句号", "the caption ends in a full stop"),
            say!("删去图注末尾的句号（GB/T 15834 附录A）", "remove it (GB/T 15834, annex A)"),
        )),
        _ => None,
    }
}
