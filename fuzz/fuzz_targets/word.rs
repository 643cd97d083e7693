#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| jianbao_fuzz::word(data));
