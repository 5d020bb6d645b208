//! Any bytes as a call of the live service, whole and piece by piece: reading ends, a head that was found stays the same
//! however much follows, a call that can be read has one, and the key is not in what is handed on.

#![no_main]

use exchange::{
    results::{ResultsItem, ResultsReader},
    soap::{LARGEST_HEAD, Operation, read_call, read_head, read_roster_request},
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut found = None;
    for length in [bytes.len() / 4, bytes.len() / 2, bytes.len()] {
        let part = &bytes[..length];
        match read_head(part, None) {
            Ok(Some(head)) => {
                if let Some(earlier) = found.replace(head.clone()) {
                    assert_eq!(earlier, head, "more of a message does not change who calls");
                }
            }
            Ok(None) => assert!(part.len() < LARGEST_HEAD && found.is_none()),
            Err(_) => {}
        }
    }
    let Ok(call) = read_call(bytes, None) else { return };
    // What lies behind the limit is refused by the head, not by the call.
    if bytes.len() < LARGEST_HEAD {
        assert!(found.is_some(), "a call has a head");
    }
    let request = call.request.reveal();
    assert!(request.len() <= 4 * bytes.len());
    match call.operation {
        Operation::FetchRoster => {
            let _ = read_roster_request(request);
        }
        Operation::BringResults => {
            let items = ResultsReader::new(request.as_slice());
            assert!(items.filter(|item| matches!(item, ResultsItem::School(..))).count() <= 1);
        }
    }
});
