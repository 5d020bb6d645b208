//! A drawing for the demo, as a child would make it: four towers of blocks under a sun.

use anyhow::Context as _;

const WIDE: u16 = 480;
const HIGH: u16 = 320;

const PAPER: [u8; 3] = [255, 252, 240];
const GRASS: [u8; 3] = [143, 191, 122];
const SUN: [u8; 3] = [247, 200, 70];
const BLOCKS: [[u8; 3]; 4] = [[31, 90, 158], [196, 96, 26], [122, 31, 75], [14, 102, 96]];

/// The drawing as PNG.
pub(super) fn png() -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, u32::from(WIDE), u32::from(HIGH));
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let pixels: Vec<u8> = (0..HIGH).flat_map(|y| (0..WIDE).flat_map(move |x| colour(x, y))).collect();
    let mut writer = encoder.write_header().context("the head of a picture")?;
    writer.write_image_data(&pixels).context("a picture")?;
    writer.finish().context("the end of a picture")?;
    Ok(bytes)
}

/// The colour of one point.
fn colour(x: u16, y: u16) -> [u8; 3] {
    let (right, down) = (i32::from(x) - 400, i32::from(y) - 70);
    if right * right + down * down < 45 * 45 {
        return SUN;
    }
    // Towers of one, two, three and four blocks, 50 wide, with a line of paper around each block.
    for (tower, block) in (0_u16..).zip(BLOCKS) {
        let (left, top) = (40 + tower * 80, 270 - (tower + 1) * 50);
        let is_inside = (left..left + 50).contains(&x) && (top..270).contains(&y);
        if is_inside {
            let is_line = (y - top) % 50 < 3 || x - left < 3;
            return if is_line { PAPER } else { block };
        }
    }
    if y >= 270 { GRASS } else { PAPER }
}
