// The program itself: each file of journeys has one server, on a free port and with a data folder of its own.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { PASSWORD } from './sign-in.mjs';

const HERE = resolve(import.meta.dirname, '..');
const TARGET = process.env.CARGO_TARGET_DIR ?? join(HERE, '..', 'target');
/** The program. */
export const PROGRAM = join(TARGET, 'debug', 'stut');

/** Everything that a run leaves behind; git does not see it. */
export const RESULTS = join(HERE, 'results');

/** The folder with the demo school's database, made once a run. */
export async function demoData() {
  return once('demo-data', async (folder) => {
    const server = await run(['demo', '--data', folder, '--listen', '127.0.0.1:0']);
    await server.stop();
  });
}

/** The folder with the demo school's own files, as an administration and a test program would export them. */
export async function demoFiles() {
  return once('demo-files', (folder) => execFileSync(PROGRAM, ['demo', '--files', folder]));
}

/** The administrator of a program that knows no school yet. */
export const ADMINISTRATOR = 'beheer@school.example';

/** Starts a server: on a copy of the demo school, or with nothing but an administrator. `args` go to `serve` as they are. */
export async function start({ demo = true, args = [], env = {} } = {}) {
  const data = mkdtempSync(join(tmpdir(), 'stut-e2e-'));
  const forget = () => rmSync(data, { recursive: true, force: true });
  try {
    if (demo) cpSync(await demoData(), data, { recursive: true });
    else addAdministrator(data);
    const server = await run(['serve', '--data', data, '--listen', '127.0.0.1:0', ...args], env);
    const who = demo ? 'ib' : ADMINISTRATOR;
    return { origin: server.origin, who, data, stop: () => server.stop().finally(forget) };
  } catch (error) {
    forget();
    throw error;
  }
}

function addAdministrator(data) {
  const who = ['--email', ADMINISTRATOR, '--name', 'Bo Beheer', '--role', 'administrator'];
  execFileSync(PROGRAM, ['user', 'add', '--data', data, ...who, '--password-stdin'], { input: `${PASSWORD}\n` });
}

/** Two files of journeys can come here at once: the folder gets its name, which goes with the program, when it is complete. */
async function once(name, make) {
  const folder = join(RESULTS, `${name}-of-${Math.trunc(statSync(PROGRAM).mtimeMs)}`);
  if (existsSync(folder)) return folder;
  mkdirSync(RESULTS, { recursive: true });
  const half = mkdtempSync(join(RESULTS, `${name}-`));
  await make(half);
  if (existsSync(folder)) rmSync(half, { recursive: true });
  else renameSync(half, folder);
  return folder;
}

/** Runs the program until it says where it listens. */
async function run(args, env = {}) {
  const child = spawn(PROGRAM, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  const ended = new Promise((done) => child.once('close', (code) => done(code)));
  let log = '';
  child.stderr.on('data', (piece) => (log += piece));
  const said = new Promise((done, fail) => {
    child.once('error', fail);
    ended.then((code) => fail(new Error(`the program ended with ${code} before it listened\n${log}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const address = line.match(/http:\/\/[\d.:]+/);
      if (address) done(address[0]);
    });
  });
  const origin = await said;
  await fetch(`${origin}/`); // it listens now, and can be told to stop
  const stop = async () => {
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
    const code = await ended;
    clearTimeout(late);
    if (code !== 0) throw new Error(`the program stopped with ${code}\n${log}`);
    if (/"level":"ERROR"/.test(log)) throw new Error(`the program logged an error\n${log}`);
  };
  return { origin, stop };
}
