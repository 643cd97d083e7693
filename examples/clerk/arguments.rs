//! The command line: what may be written, its help, and plain words for what is written wrongly.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{ArgAction, Args, CommandFactory, FromArgMatches, Parser, Subcommand};
use jianbao::{FORMATS, KINDS, Ledger, PAPERS};

use crate::Outcome;
use crate::language::{choose, told, tr};
use crate::{output, typed};

#[derive(Debug, Parser)]
#[command(name = "clerk", disable_help_flag = true, disable_help_subcommand = true)]
#[command(about = tr("从数据文件生成新闻稿，从台账生成总结等文稿：列出稿件种类、新建、检查、生成，解释问题代号；找出旧稿里的空", "press releases from data files, papers from ledgers: list, new, check, make, explain; blanks of legacy texts: scan"))]
#[command(override_usage = tr("clerk <命令> [选项]", "clerk <command> [options]"))]
#[command(subcommand_help_heading = tr("命令", "Commands"), help_template = tr(TEMPLATE_ZH, TEMPLATE_EN))]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// The language of messages.
    #[arg(long, global = true, value_name = "zh|en", default_value = "zh", hide_default_value = true)]
    #[arg(value_parser = ["zh", "en"], hide_possible_values = true, help_heading = tr("选项", "Options"))]
    #[arg(help = tr("提示用中文（zh）还是英文（en）；不写就是中文", "messages in Chinese (zh, the default) or English (en)"))]
    lang: String,
    /// Shows the help.
    #[arg(long, short, global = true, action = ArgAction::Help, help_heading = tr("选项", "Options"))]
    #[arg(help = tr("显示这份说明", "show this help"))]
    help: Option<bool>,
}

const TEMPLATE_ZH: &str = "{about}\n\n用法：{usage}\n\n{all-args}\n";
const TEMPLATE_EN: &str = "{about}\n\nUsage: {usage}\n\n{all-args}\n";

const NEW_ZH: &str = "clerk new <种类> [-o 文件] [--keys zh|en] [--force]
      clerk new 台账 [-o 文件.yaml|文件.xlsx] [--csv 文件夹] [--keys zh|en] [--force]";
const NEW_EN: &str = "clerk new <kind> [-o file] [--keys zh|en] [--force]
       clerk new ledger [-o file.yaml|file.xlsx] [--csv folder] [--keys zh|en] [--force]";
const MAKE_ZH: &str = "clerk make <文件或文件夹>… [-o 文件夹] [--to md,html,docx] [--theme 样式] [--draft]
                 [--assets] [--name 文件名] [--jobs 数] [--json]
      clerk make <台账> --document <文稿> [--period 时间] [--figures]
      clerk make <台账> --record <记录>";
const MAKE_EN: &str = "clerk make <file or folder>… [-o folder] [--to md,html,docx] [--theme theme] [--draft]
                  [--assets] [--name name] [--jobs number] [--json]
       clerk make <ledger> --document <paper> [--period time] [--figures]
       clerk make <ledger> --record <record>";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Lists the kinds of records.
    #[command(about = tr("列出可以写哪几类稿件，台账可以生成哪些文稿", "list the kinds of records, and the papers made from ledgers"), help_template = tr(TEMPLATE_ZH, TEMPLATE_EN))]
    #[command(override_usage = "clerk list")]
    List,
    /// Makes a skeleton.
    #[command(about = tr("新建一份待填的数据文件或台账", "make a data file or a ledger to fill in"), help_template = tr(TEMPLATE_ZH, TEMPLATE_EN))]
    #[command(override_usage = tr(NEW_ZH, NEW_EN))]
    New(New),
    /// Checks records.
    #[command(about = tr("检查数据文件和台账，列出全部问题", "check data files and ledgers, and list every problem"), help_template = tr(TEMPLATE_ZH, TEMPLATE_EN))]
    #[command(override_usage = tr("clerk check <文件或文件夹>… [--json]", "clerk check <file or folder>… [--json]"))]
    Check(Check),
    /// Writes documents.
    #[command(about = tr("检查并生成稿件（Markdown、HTML、DOCX）", "check, and write Markdown, HTML and DOCX"), help_template = tr(TEMPLATE_ZH, TEMPLATE_EN))]
    #[command(override_usage = tr(MAKE_ZH, MAKE_EN))]
    Make(Make),
    /// Explains a problem code.
    #[command(about = tr("说明一个问题代号的意思，并举例", "say what a problem code means, with examples"), help_template = tr(TEMPLATE_ZH, TEMPLATE_EN))]
    #[command(override_usage = tr("clerk explain <代号>", "clerk explain <code>"))]
    Explain(Explain),
    /// Finds the blanks of a legacy text.
    #[command(about = tr("找出旧稿里的空（xx、__ 等），说明各填什么", "find the blanks of a legacy text and what each hides"), help_template = tr(TEMPLATE_ZH, TEMPLATE_EN))]
    #[command(override_usage = tr("clerk scan <文件> [--json] [-o 文件] [--force]", "clerk scan <file> [--json] [-o file] [--force]"))]
    Scan(Scan),
    /// Fills the blanks of a legacy text.
    #[command(about = tr("把取值文件里的值填进旧稿", "fill the blanks of a legacy text"), help_template = tr(TEMPLATE_ZH, TEMPLATE_EN))]
    #[command(override_usage = tr("clerk fill <旧稿> --with <取值文件> -o <文件> [--ledger 台账] [--draft]", "clerk fill <text> --with <values> -o <file> [--ledger ledger] [--draft]"))]
    Fill(Fill),
    /// Makes a template of a legacy text.
    #[command(about = tr("把旧稿变成模板稿，以后每年填数据就能生成", "make a template of a legacy text, with fields to fill in"), help_template = tr(TEMPLATE_ZH, TEMPLATE_EN))]
    #[command(override_usage = tr("clerk convert <旧稿> -o <文件夹> [--force]", "clerk convert <text> -o <folder> [--force]"))]
    Convert(Convert),
}

#[derive(Debug, Args)]
pub(crate) struct New {
    /// The kind of record.
    #[arg(value_name = tr("种类", "kind"), help_heading = tr("参数", "Arguments"), hide_possible_values = true)]
    #[arg(value_parser = kinds(), help = tr("稿件种类，如 visit 或 调研，见 clerk list；或者写 台账", "the kind, such as visit, see `clerk list`; or ledger"))]
    pub(crate) kind: String,
    /// Where to write it.
    #[arg(short, long, value_name = tr("文件", "file"), help_heading = tr("选项", "Options"))]
    #[arg(help = tr("写到这个文件；不写就显示在屏幕上", "write to this file; shown on the screen if left out"))]
    pub(crate) output: Option<PathBuf>,
    /// Where the tables of a ledger go.
    #[arg(long, value_name = tr("文件夹", "folder"), help_heading = tr("选项", "Options"))]
    #[arg(help = tr("台账写成表格，一类一个 .csv 文件，放到这个文件夹", "the ledger as tables in this folder, one .csv file for each kind"))]
    pub(crate) csv: Option<PathBuf>,
    /// The language of keys and comments.
    #[arg(long, value_name = "zh|en", default_value = "zh", hide_default_value = true, help_heading = tr("选项", "Options"))]
    #[arg(value_parser = ["zh", "en"], hide_possible_values = true)]
    #[arg(help = tr("栏目名用中文（zh）还是英文（en）；不写就是中文", "keys in Chinese (zh, the default) or English (en)"))]
    pub(crate) keys: String,
    /// Whether an existing file is replaced.
    #[arg(long, help_heading = tr("选项", "Options"), help = tr("文件已经有了也覆盖", "replace a file that exists"))]
    pub(crate) force: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    /// The data files.
    #[arg(value_name = tr("文件", "file"), required = true, help_heading = tr("参数", "Arguments"))]
    #[arg(help = tr("数据文件，可以写几个；台账也可以写它的文件夹", "data files, one or more; of a ledger, its folder too"))]
    pub(crate) files: Vec<PathBuf>,
    /// Whether problems are printed as JSON.
    #[arg(long, help_heading = tr("选项", "Options"), help = tr("按 JSON 列出问题，供其他程序使用", "list the problems as JSON, for programs"))]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Make {
    /// The data files.
    #[arg(value_name = tr("文件", "file"), required = true, help_heading = tr("参数", "Arguments"))]
    #[arg(help = tr("数据文件或放数据文件的文件夹，可以写几个", "data files or folders of data files, one or more"))]
    pub(crate) files: Vec<PathBuf>,
    /// Where the documents go.
    #[arg(short, long, value_name = tr("文件夹", "folder"), help_heading = tr("选项", "Options"))]
    #[arg(help = tr("生成到这个文件夹；不写就放在数据文件旁边", "write to this folder; beside the data file if left out"))]
    pub(crate) output: Option<PathBuf>,
    /// The formats.
    #[arg(long, value_name = "md,html,docx", value_delimiter = ',', help_heading = tr("选项", "Options"))]
    #[arg(value_parser = formats(), ignore_case = true, hide_possible_values = true)]
    #[arg(help = tr("只生成这几种格式；不写就全部生成", "write these formats only; all if left out"))]
    pub(crate) to: Vec<String>,
    /// How the documents look.
    #[arg(long, value_name = tr("样式", "theme"), help_heading = tr("选项", "Options"))]
    #[arg(help = tr("样式：新闻稿、公文、简报，或本单位的样式文件；不写就用新闻稿，简报用简报", "how it looks: news, gongwen, briefing or a theme file; news if left out, for a briefing its own"))]
    pub(crate) theme: Option<String>,
    /// Whether pages show their pictures from files.
    #[arg(long, help_heading = tr("选项", "Options"))]
    #[arg(help = tr("网页的图片单独成文件，放在网页旁边；不写就包在网页里", "keep the pictures of a page as files beside it; they lie in the page if left out"))]
    pub(crate) assets: bool,
    /// What the documents are called.
    #[arg(long, value_name = tr("文件名", "name"), help_heading = tr("选项", "Options"))]
    #[arg(help = tr("稿件的文件名，如 {发布日期}-{标题}；不写就和数据文件同名", "what documents are called, such as {published}-{title}; like the data file if left out"))]
    pub(crate) name: Option<String>,
    /// How many are made at a time.
    #[arg(long, value_name = tr("数", "number"), help_heading = tr("选项", "Options"))]
    #[arg(value_parser = clap::value_parser!(u16).range(1..=256))]
    #[arg(help = tr("同时做几份，1 到 256；不写就是处理器的核数", "how many are made at a time, 1 to 256; as many as there are cores if left out"))]
    pub(crate) jobs: Option<u16>,
    /// Whether results are printed as JSON.
    #[arg(long, help_heading = tr("选项", "Options"))]
    #[arg(help = tr("一份一行，按 JSON 列出结果，供其他程序使用", "one line of JSON for each file, for programs"))]
    pub(crate) json: bool,
    /// The paper made from a ledger.
    #[arg(long, value_name = tr("文稿", "paper"), help_heading = tr("台账", "Ledgers"))]
    #[arg(value_parser = papers(), hide_possible_values = true)]
    #[arg(help = tr("从台账生成这种文稿，如 总结；数据文件写台账的文件或文件夹", "make this paper, such as summary, from a ledger: its files or its folder"))]
    pub(crate) document: Option<String>,
    /// The time of the paper.
    #[arg(long, value_name = tr("时间", "time"), help_heading = tr("台账", "Ledgers"))]
    #[arg(help = tr("只写这段时间，如 2024、2022年至2024年；不写就写整本台账", "this time only, such as 2024 or 2022年至2024年; all of the ledger if left out"))]
    pub(crate) period: Option<String>,
    /// Whether the figure sheet is written too.
    #[arg(long, help_heading = tr("台账", "Ledgers"))]
    #[arg(help = tr("另外生成数据核对表：文稿里每个数字从哪里来", "write the figure sheet too: where every figure of the paper comes from"))]
    pub(crate) figures: bool,
    /// The record told by itself.
    #[arg(long, value_name = tr("记录", "record"), help_heading = tr("台账", "Ledgers"))]
    #[arg(help = tr("生成台账里一条记录的新闻稿，如 调研[0]，从 0 数起", "write the release of one record of the ledger, such as visit[0]; they count from 0"))]
    pub(crate) record: Option<String>,
    /// Whether blanks are let through.
    #[arg(long, help_heading = tr("选项", "Options"))]
    #[arg(help = tr("还有 xx 也生成，待填处标明“【待填：…】”", "write a draft although there are blanks, and mark them"))]
    pub(crate) draft: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// The code.
    #[arg(value_name = tr("代号", "code"), help_heading = tr("参数", "Arguments"))]
    #[arg(help = tr("问题末尾方括号里的代号，如 value.money.unit", "the code in brackets after a problem, such as value.money.unit"))]
    pub(crate) code: String,
}

#[derive(Debug, Args)]
pub(crate) struct Scan {
    /// The text.
    #[arg(value_name = tr("文件", "file"), help_heading = tr("参数", "Arguments"))]
    #[arg(help = tr("旧稿，文本文件或 Word 文件（.txt、.md、.docx）", "the text, plain or in a Word file (.txt, .md, .docx)"))]
    pub(crate) file: PathBuf,
    /// Whether the blanks are printed as JSON.
    #[arg(long, help_heading = tr("选项", "Options"))]
    #[arg(help = tr("按 JSON 列出各处空，供其他程序使用", "list the blanks as JSON, for programs"))]
    pub(crate) json: bool,
    /// Where the values are to be written.
    #[arg(short, long, value_name = tr("文件", "file"), help_heading = tr("选项", "Options"))]
    #[arg(help = tr("写一份待填的取值文件（.yaml）", "write a file of values to fill in (.yaml)"))]
    pub(crate) output: Option<PathBuf>,
    /// Whether an existing file is replaced.
    #[arg(long, help_heading = tr("选项", "Options"), help = tr("文件已经有了也覆盖", "replace a file that exists"))]
    pub(crate) force: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Fill {
    /// The text.
    #[arg(value_name = tr("旧稿", "text"), help_heading = tr("参数", "Arguments"))]
    #[arg(help = tr("旧稿，文本文件或 Word 文件（.txt、.md、.docx）", "the text, plain or in a Word file (.txt, .md, .docx)"))]
    pub(crate) file: PathBuf,
    /// The values.
    #[arg(long, value_name = tr("取值文件", "values"), help_heading = tr("选项", "Options"))]
    #[arg(help = tr("取值文件，由 clerk scan -o 写出再填好", "the values, as `clerk scan -o` writes them, filled in"))]
    pub(crate) with: PathBuf,
    /// Where the filled text goes.
    #[arg(short, long, value_name = tr("文件", "file"), help_heading = tr("选项", "Options"))]
    #[arg(help = tr("填好的稿子写到这里：.txt、.md、.html 或 .docx；旧稿是 Word 文件的，只能写成 .docx", "where the filled text goes: .txt, .md, .html or .docx; a Word file stays one"))]
    pub(crate) output: PathBuf,
    /// The ledger that values name fields of.
    #[arg(long, value_name = tr("台账", "ledger"), help_heading = tr("选项", "Options"))]
    #[arg(help = tr("台账文件或文件夹；取值文件里可以写“= 跟岗[1].总数”", "a ledger, file or folder, for values such as `= placements[1].total`"))]
    pub(crate) ledger: Option<PathBuf>,
    /// Whether blanks may stay.
    #[arg(long, help_heading = tr("选项", "Options"))]
    #[arg(help = tr("没有值的也生成，待填处标明“【待填：…】”", "write a draft although values are missing, and mark them"))]
    pub(crate) draft: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Convert {
    /// The text.
    #[arg(value_name = tr("旧稿", "text"), help_heading = tr("参数", "Arguments"))]
    #[arg(help = tr("旧稿，文本文件（.txt、.md）", "the text, a file of plain text (.txt, .md)"))]
    pub(crate) file: PathBuf,
    /// Where the pair goes.
    #[arg(short, long, value_name = tr("文件夹", "folder"), help_heading = tr("选项", "Options"))]
    #[arg(help = tr("模板和数据文件写到这个文件夹", "the folder for the template and its fields"))]
    pub(crate) output: PathBuf,
    /// Whether existing files are replaced.
    #[arg(long, help_heading = tr("选项", "Options"), help = tr("文件已经有了也覆盖", "replace files that exist"))]
    pub(crate) force: bool,
}

fn kinds() -> PossibleValuesParser {
    PossibleValuesParser::new(KINDS.iter().flat_map(|kind| [kind.name, kind.zh]).chain(Ledger::NAMES))
}

fn papers() -> PossibleValuesParser {
    PossibleValuesParser::new(PAPERS.iter().flat_map(|paper| [paper.name, paper.zh]))
}

/// What else a format may be called.
fn aliases(format: &str) -> &'static [&'static str] {
    match format {
        "md" => &["Markdown"],
        "html" => &["htm", "网页"],
        "docx" => &["Word"],
        _ => &[],
    }
}

/// The names of formats in any case, read as the name the library knows.
fn formats() -> impl TypedValueParser<Value = String> {
    let values = FORMATS.iter().map(|format| PossibleValue::new(format.name).aliases(aliases(format.name)));
    PossibleValuesParser::new(values).map(|word| {
        let is = |name: &str| name.eq_ignore_ascii_case(&word);
        let format =
            FORMATS.iter().find(|format| is(format.name) || aliases(format.name).iter().any(|name| is(name)));
        format.map_or(word.clone(), |format| format.name.to_owned())
    })
}

/// Reads the command line; shows the help or says what is wrong.
pub(crate) fn read(words: impl Iterator<Item = OsString>) -> Result<Arguments, Outcome> {
    let words = typed::mended(words.collect());
    choose(&words);
    if let Some(slip) = typed::slip(&words) {
        output::complain(&format!("{slip}\n"));
        return Err(Outcome::Refused);
    }
    let read = Arguments::command()
        .try_get_matches_from(words)
        .and_then(|matches| Arguments::from_arg_matches(&matches));
    read.map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp => {
            output::print(&format!("{}\n", error.render().to_string().trim_end()));
            Outcome::Fine
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            output::complain(&format!("{}\n", Arguments::command().render_help().to_string().trim_end()));
            Outcome::Refused
        }
        _ => {
            let advice = tr(
                "写 clerk --help 或 clerk check --help 可以看用法",
                "see `clerk --help` or `clerk check --help`",
            );
            output::complain(&format!("{}\n{advice}\n", wrong(&error)));
            Outcome::Refused
        }
    })
}

/// What is written wrongly, in plain words.
fn wrong(error: &clap::Error) -> String {
    let told_of = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => output::quoted(text),
        Some(ContextValue::Strings(texts)) => output::quoted(&texts.join(tr("、", ", "))),
        _ => String::new(),
    };
    let name = told_of(ContextKind::InvalidArg);
    // `--to <md>` and `<file>...`: what follows the name helps nobody.
    let name = name.split(" <").next().unwrap_or_default().trim_end_matches("...");
    let value = told_of(ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let name = told_of(ContextKind::InvalidSubcommand);
            told!(
                "没有“{name}”这个命令，可以写：list、new、check、make、explain、scan、fill、convert",
                "there is no command `{name}`; known: list, new, check, make, explain, scan, fill, convert"
            )
        }
        ErrorKind::UnknownArgument => told!("不认识“{name}”", "`{name}` is not known here"),
        ErrorKind::InvalidValue if value.is_empty() => {
            told!("“{name}”后面还要写内容", "something must follow `{name}`")
        }
        ErrorKind::InvalidValue => {
            let known = told_of(ContextKind::ValidValue);
            told!("“{name}”不能写“{value}”，可以写：{known}", "`{name}` cannot be `{value}`; known: {known}")
        }
        ErrorKind::ValueValidation => {
            told!("“{name}”不能写“{value}”", "`{name}` cannot be `{value}`")
        }
        ErrorKind::MissingRequiredArgument => told!("还要写{name}", "{name} is missing"),
        ErrorKind::ArgumentConflict => told!("“{name}”只能写一次", "`{name}` can be given once only"),
        ErrorKind::TooManyValues => told!("多写了“{value}”", "`{value}` is one too many"),
        ErrorKind::InvalidUtf8 => {
            tr("命令里有读不出来的字符", "the command holds characters that cannot be read").to_owned()
        }
        _ => tr("命令写得不对", "the command is not written correctly").to_owned(),
    }
}
