//! Pictures with their captions.

use super::part;
use crate::value::{PersonName, PicturePath, Text};

part! {
    /// A picture and what is said of it.
    Photo {
        /// The file, beside or below the data file.
        file: required PicturePath, "文件", note "与本文件放在同一文件夹或其下级文件夹，PNG 或 JPEG" "beside or below this file, PNG or JPEG";
        /// The line under it, without a full stop.
        caption: required Text, "图注", note "句末不加句号" "no full stop at the end", sample "座谈会现场";
        /// What it shows, for those who cannot see it; the caption if left out.
        alt: optional Text, "替代文字", sample "会议室里双方代表相对而坐";
        /// Who took it.
        credit: optional PersonName, "摄影", sample "李小禾";
    }
}
