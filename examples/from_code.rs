//! A record built in code instead of read from a file; it passes the same checks.
//!
//! `cargo run --example from_code` prints the release as HTML.

use std::error::Error;
use std::io::{self, Write};

use jianbao::{
    Delegation, Format, Itinerary, NoPictures, Person, Pipeline, Purpose, Release, Stop, Theme, Visit,
};

fn main() -> Result<(), Box<dyn Error>> {
    let leader = Person { name: "沈砚秋".parse()?, posts: vec!["临川区教育局局长".parse()?] };
    let stop = Stop {
        place: "青禾县第一中学".parse()?,
        activities: vec!["察看校园环境".parse()?, "与支教教师座谈".parse()?],
        ..Default::default()
    };
    let visit = Visit {
        release: Release {
            published: "2025-04-18".parse()?,
            source: "青禾县教育局".parse()?,
            ..Default::default()
        },
        // A value parses from the words a clerk would type ...
        dates: "2025-04-15 至 2025-04-16".parse()?,
        destination: vec!["青禾县".parse()?],
        // ... and a value at hand goes in as it is.
        purpose: Purpose::Survey.into(),
        task: "教育帮扶".parse()?,
        delegation: Delegation {
            origin: "临川区教育局".parse()?,
            leader: Some(leader),
            size: "8人".parse()?,
            ..Default::default()
        },
        itineraries: vec![Itinerary { stops: vec![stop], ..Default::default() }],
        ..Default::default()
    };

    let pipeline = Pipeline::new()?;
    let checked = pipeline.accept(visit)?;
    let document = pipeline.compose(&checked)?;
    let html = Format::named("html").ok_or("no such format")?;
    io::stdout().write_all(&html.write(&document, Theme::news(), &NoPictures)?)?;
    Ok(())
}
