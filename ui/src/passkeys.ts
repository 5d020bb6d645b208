// `form[data-passkey]` makes a passkey (`create`) or signs in with one (`get`): the program asks, the browser answers, and
// the form takes the answer along.
//
// `data-question` is the address of the question, `data-none` what is said when the browser knows no passkeys,
// `data-failed` when it gave none. Inside: a hidden field `answer`. `[data-passkey-problem]` on the page shows the words.
export function passkeyForms(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void send(form);
    });
  }
}

async function send(form: HTMLFormElement): Promise<void> {
  if (form.getAttribute('aria-busy') === 'true') return;
  say('');
  if (!hasPasskeys()) return say(form.dataset.none ?? '');
  form.setAttribute('aria-busy', 'true');
  try {
    const asked = await ask(form);
    if (!asked.ok) return say(await asked.text());
    const field = form.elements.namedItem('answer') as HTMLInputElement;
    field.value = JSON.stringify(await answer(form.dataset.passkey === 'create', await asked.json()));
    form.submit();
  } catch {
    // The person closed the window of the browser, took too long, or has no such passkey: browsers do not say which.
    say(form.dataset.failed ?? '');
  } finally {
    form.removeAttribute('aria-busy');
  }
}

// Browsers of before 2025 cannot read the question as JSON.
function hasPasskeys(): boolean {
  return 'PublicKeyCredential' in window && 'parseCreationOptionsFromJSON' in PublicKeyCredential;
}

function ask(form: HTMLFormElement): Promise<Response> {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
  return fetch(form.dataset.question ?? '', { method: 'POST', body, headers: { 'x-requested-with': 'fetch' } });
}

interface CreationQuestion {
  publicKey: PublicKeyCredentialCreationOptionsJSON;
}

interface RequestQuestion {
  publicKey: PublicKeyCredentialRequestOptionsJSON;
}

async function answer(isNew: boolean, question: CreationQuestion | RequestQuestion): Promise<Credential> {
  const given = isNew
    ? await navigator.credentials.create({
        publicKey: PublicKeyCredential.parseCreationOptionsFromJSON((question as CreationQuestion).publicKey),
      })
    : await navigator.credentials.get({
        publicKey: PublicKeyCredential.parseRequestOptionsFromJSON((question as RequestQuestion).publicKey),
      });
  if (!given) throw new Error('no passkey');
  return given;
}

function say(text: string): void {
  const box = document.querySelector<HTMLElement>('[data-passkey-problem]');
  if (!box) return;
  (box.querySelector('p') ?? box).textContent = text;
  box.hidden = text === '';
}
