// Builds ui/dist: one script, one style sheet, one font and one icon, named by their contents, each also compressed
// (.br, .gz), and manifest.json that maps the plain names to these.
import esbuild from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { makeFont } from './font.mjs';

const here = import.meta.dirname ?? new URL('.', import.meta.url).pathname;
const DIST = join(here, 'dist');
const CACHE = join(here, 'node_modules/.cache');

await rm(DIST, { recursive: true, force: true });
await mkdir(DIST, { recursive: true });
await mkdir(CACHE, { recursive: true });
await writeFile(join(CACHE, 'stut-sans.woff2'), await makeFont());

const built = await esbuild.build({
  absWorkingDir: here,
  entryPoints: [
    { in: 'src/main.ts', out: 'app' },
    { in: 'src/main.css', out: 'app' },
  ],
  outdir: DIST,
  entryNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  loader: { '.woff2': 'file' },
  bundle: true,
  minify: true,
  format: 'iife',
  charset: 'utf8',
  legalComments: 'none',
  target: ['es2022', 'chrome111', 'firefox115', 'safari16.4'],
  metafile: true,
  logLevel: 'warning',
});

const manifest = {};
for (const path of Object.keys(built.metafile.outputs)) {
  const file = basename(path);
  manifest[file.replace(/-[0-9A-Z]{8}\./, '.')] = file;
}
manifest['favicon.svg'] = await addHashed('src/favicon.svg');
await writeFile(join(DIST, 'manifest.json'), JSON.stringify(manifest, null, 2) + '\n');

let total = 0;
for (const file of (await readdir(DIST)).sort()) {
  const bytes = await readFile(join(DIST, file));
  if (file === 'manifest.json') continue;
  if (file.endsWith('.woff2')) {
    report(file, bytes.length, bytes.length);
    continue;
  }
  const gzip = gzipSync(bytes, { level: 9 });
  await writeFile(join(DIST, `${file}.gz`), gzip);
  await writeFile(join(DIST, `${file}.br`), brotli(bytes));
  report(file, bytes.length, gzip.length);
}
console.log(`${'first visit without the page'.padEnd(34)}${kb(total)} in ${Object.keys(manifest).length} requests`);

function report(file, plain, sent) {
  total += sent;
  console.log(`${file.padEnd(34)}${kb(plain)}, sent as ${kb(sent)}`);
}

function kb(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

function brotli(bytes) {
  return brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
}

/** Copies a file under a name with its hash; returns that name. */
async function addHashed(source) {
  const bytes = await readFile(join(here, source));
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8).toUpperCase();
  const file = basename(source).replace('.', `-${hash}.`);
  await writeFile(join(DIST, file), bytes);
  return file;
}
