//! A theme's colours on a screen: as they are where they can be read, darker or lighter where they cannot.

/// A colour of the page in the light, in the dark, and on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shades {
    pub(super) light: String,
    pub(super) dark: String,
    pub(super) paper: String,
}

/// Behind the text in `templates/html/colours.css`: `--paper` in the light and in the dark.
const LIGHT: [u8; 3] = [0xFF, 0xFF, 0xFF];
const DARK: [u8; 3] = [0x16, 0x18, 0x1B];
/// The contrast that text needs (WCAG 2.2, 1.4.3), and a little more for rounding.
const LEAST: f64 = 4.55;

impl Shades {
    /// The shades of a colour of six hexadecimal digits.
    pub(super) fn of(digits: &str) -> Self {
        let colour = channels(digits);
        let shade = |towards: u8, behind: [u8; 3]| {
            let steps = (0..=64).map(|step| mixed(colour, towards, step));
            let readable = |shade: &[u8; 3]| contrast(*shade, behind) >= LEAST;
            hexadecimal(steps.into_iter().find(readable).unwrap_or([towards; 3]))
        };
        Self { light: shade(0x00, LIGHT), dark: shade(0xFF, DARK), paper: hexadecimal(colour) }
    }
}

/// Black for what is no colour: a theme holds none.
fn channels(digits: &str) -> [u8; 3] {
    let number = u32::from_str_radix(digits, 16).unwrap_or_default().to_be_bytes();
    [number[1], number[2], number[3]]
}

fn hexadecimal([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// So many sixty-fourths of the way from a colour to black or white.
fn mixed(colour: [u8; 3], towards: u8, step: i32) -> [u8; 3] {
    colour.map(|channel| {
        let (from, to) = (i32::from(channel), i32::from(towards));
        u8::try_from(from + (to - from) * step / 64).unwrap_or(towards)
    })
}

/// The contrast of two colours (WCAG 2.2, contrast ratio), from 1 to 21.
fn contrast(one: [u8; 3], two: [u8; 3]) -> f64 {
    let (one, two) = (luminance(one), luminance(two));
    (one.max(two) + 0.05) / (one.min(two) + 0.05)
}

/// The relative luminance of a colour (WCAG 2.2, relative luminance).
fn luminance(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(|channel| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_the_guideline() {
        assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 0.001);
        // Red on white, as every contrast checker gives it.
        assert!((contrast([255, 0, 0], [255; 3]) - 3.998).abs() < 0.001);
    }

    #[test]
    fn every_colour_can_be_read_on_both_screens_and_is_itself_on_paper() {
        for digits in ["FF0000", "000000", "FFFFFF", "0563C1", "FFFF00", "767676", "00FF00", "0000FF"] {
            let shades = Shades::of(digits);
            let read = |shade: &str, behind| contrast(channels(&shade[1..]), behind);
            assert!(read(&shades.light, LIGHT) >= 4.5 && read(&shades.dark, DARK) >= 4.5, "{shades:?}");
            assert_eq!(shades.paper, format!("#{}", digits.to_ascii_lowercase()));
        }
        assert_eq!(Shades::of("0563C1").light, "#0563c1", "what can be read is left alone");
    }
}
