// A provider of single sign-on on this machine: the certified `oidc-provider`, with two people and a form that believes
// what one types. It begins before the program, which must know its address, and learns the program's address after.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Provider from 'oidc-provider';

const CLIENT = { client_id: 'stut', client_secret: 'invented-for-this-journey' };

/** Starts the provider; it answers once it `knows` where the program is. `people` are `{ id: { email, email_verified, name } }`. */
export async function startProvider(people) {
  let answer = (_, response) => response.writeHead(503).end();
  const server = createServer((request, response) => answer(request, response));
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const folder = mkdtempSync(join(tmpdir(), 'stut-sso-'));
  const file = join(folder, 'sso.json');
  const config = { key: 'school', name: 'De Regenboog', issuer, ...CLIENT, trusted_domains: ['school.example'] };
  writeFileSync(file, JSON.stringify([config]));
  const knows = (origin) => (answer = provide(issuer, people, `${origin}/sign-in/sso/school/back`));
  const stop = async () => {
    rmSync(folder, { recursive: true, force: true });
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  return { file, knows, stop };
}

function provide(issuer, people, redirect) {
  const provider = new Provider(issuer, {
    clients: [{ ...CLIENT, redirect_uris: [redirect] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    cookies: { keys: ['invented'] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_, id) => people[id] && { accountId: id, claims: () => ({ sub: id, ...people[id] }) },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    loadExistingGrant: (context) => consent(provider, context),
  });
  const itself = provider.callback();
  return (request, response) => {
    if (request.url.startsWith('/interaction/')) return ask(provider, request, response);
    return itself(request, response);
  };
}

/** Everybody agrees to what the program asks. */
async function consent(provider, { oidc }) {
  const grant = new provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
  grant.addOIDCScope('openid email profile');
  await grant.save();
  return grant;
}

async function ask(provider, request, response) {
  if (request.method === 'POST') {
    let body = '';
    for await (const piece of request) body += piece;
    const accountId = new URLSearchParams(body).get('who');
    return provider.interactionFinished(request, response, accountId ? { login: { accountId } } : { error: 'access_denied' });
  }
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(
    `<!doctype html><html lang="nl"><title>De Regenboog</title><link rel="icon" href="data:,"><main><h1>De Regenboog</h1>
    <form method="post"><label>Wie ben je? <input name="who"></label> <button>Inloggen</button></form></main></html>`,
  );
}
