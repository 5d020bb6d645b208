// Makes the one font file of the screens: Source Sans 3 in weights 400 to 700, cut to the letters that names in a Dutch
// school need. The licence (OFL-1.1) reserves the name "Source" for the original, so a cut version has its own name.
import subsetFont from 'subset-font';
import fontverter from 'fontverter';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const ORIGINAL = createRequire(import.meta.url).resolve('source-sans/VF/SourceSans3VF-Upright.ttf');

const LETTERS = [
  [0x20, 0x7e], // Basic Latin
  [0xa0, 0xff], // Latin-1
  [0x100, 0x17f], // Latin Extended-A: Turkish, Polish, Czech, ...
  [0x1a0, 0x1a1], // Vietnamese O and U with horn
  [0x1af, 0x1b0],
  [0x218, 0x21b], // Romanian S and T with comma
  [0x300, 0x303], // accents that stand on their own in some files
  [0x306, 0x30c],
  [0x323, 0x323],
  [0x327, 0x328],
  [0x1e9e, 0x1e9e],
  [0x1ea0, 0x1ef9], // Vietnamese
];
const SIGNS = '–—‘’‚“”„†•…‹›′″€←↑→↓−≈≤≥▲▼◆●';

const FEATURES = ['kern', 'mark', 'mkmk', 'ccmp', 'locl', 'tnum'];

/** The bytes of the WOFF2 file. */
export async function makeFont() {
  let text = SIGNS;
  for (const [first, last] of LETTERS) {
    for (let code = first; code <= last; code++) text += String.fromCodePoint(code);
  }
  const cut = await subsetFont(await readFile(ORIGINAL), text, {
    targetFormat: 'truetype',
    variationAxes: { wght: { min: 400, max: 700 } },
    keepFeatures: FEATURES,
    noHinting: true,
  });
  rename(cut, 'Source', 'StutUI');
  return fontverter.convert(cut, 'woff2');
}

/** Replaces a word in the names by which a font is presented; copyright and licence stay as they are. */
function rename(font, from, to) {
  const PRESENTED = new Set([1, 3, 4, 6, 16, 21, 25]);
  if (from.length !== to.length) throw new Error('a name in a font can only be replaced by one of the same length');
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, i) => 12 + 16 * i);
  const name = tables.find((at) => font.toString('latin1', at, at + 4) === 'name');
  const start = font.readUInt32BE(name + 8);
  const strings = start + font.readUInt16BE(start + 4);
  for (let i = 0; i < font.readUInt16BE(start + 2); i++) {
    const record = start + 6 + 12 * i;
    if (!PRESENTED.has(font.readUInt16BE(record + 6))) continue;
    const at = strings + font.readUInt16BE(record + 10);
    const value = font.subarray(at, at + font.readUInt16BE(record + 8));
    const wide = font.readUInt16BE(record) !== 1;
    const code = (word) => (wide ? Buffer.from(word, 'utf16le').swap16() : Buffer.from(word, 'latin1'));
    for (let found = value.indexOf(code(from)); found >= 0; found = value.indexOf(code(from))) {
      code(to).copy(value, found);
    }
  }
}
