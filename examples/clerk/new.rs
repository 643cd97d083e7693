//! `clerk new`: a skeleton to fill in.

use std::io::ErrorKind;

use jianbao::{Kind, Lang};

use crate::arguments::New;
use crate::input::reason;
use crate::language::told;
use crate::{Outcome, output};

/// Prints or writes the skeleton of one kind.
pub(crate) fn run(new: &New) -> Outcome {
    // The command line lets known kinds through only.
    let Some(kind) = Kind::named(&new.kind) else { return Outcome::Refused };
    let skeleton = kind.skeleton(if new.keys == "en" { Lang::En } else { Lang::Zh });
    let Some(path) = &new.output else {
        output::print(&skeleton);
        return Outcome::Fine;
    };
    let write = if new.force { output::replace } else { output::create };
    let name = path.display();
    match write(path, skeleton.as_bytes()) {
        Ok(()) => {
            output::print(&told!(
                "已新建 {name}。把里面的 xx 填好，再运行 clerk check {name}\n",
                "{name} is ready. Fill in its xx, then run clerk check {name}\n"
            ));
            Outcome::Fine
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists && !new.force => {
            output::complain(&told!(
                "{name} 已经有了，没有动它。换一个文件名；确实要覆盖就加上 --force\n",
                "{name} exists and was left alone. Choose another name, or add --force to replace it\n"
            ));
            Outcome::Refused
        }
        Err(error) => {
            output::complain(&format!("{}\n", reason(path, &error)));
            Outcome::Refused
        }
    }
}
