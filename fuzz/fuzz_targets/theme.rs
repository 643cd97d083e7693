#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| jianbao_fuzz::theme(text));
