// Passkeys: the form carries the challenge, the browser answers it, and the form is sent like any other.
export function passkeys(root) {
  if (!window.PublicKeyCredential || !navigator.credentials) return;
  for (const form of root.querySelectorAll("form[data-passkey]")) live(form);
}

function live(form) {
  form.hidden = false;
  form.parentElement.querySelectorAll("[data-passkey-absent]").forEach((words) => {
    words.hidden = true;
  });
  let waiting;
  const ask = async (mediation) => {
    waiting?.abort();
    waiting = new AbortController();
    const publicKey = read(JSON.parse(form.dataset.options));
    const how = { publicKey, signal: waiting.signal };
    const answer =
      form.dataset.passkey === "create"
        ? await navigator.credentials.create(how)
        : await navigator.credentials.get(mediation ? { ...how, mediation } : how);
    form.querySelector("[data-credential]").value = JSON.stringify(write(answer));
    form.submit();
  };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const words = form.querySelector("[role=alert]");
    words.hidden = true;
    try {
      await ask();
    } catch {
      words.textContent = form.dataset.failed;
      words.hidden = false;
    }
  });
  // Asked again, a person presses the button; at sign-in the browser may offer.
  if (form.dataset.passkey === "get") offer(ask);
}

// Where the browser can, the passkey stands among the suggestions of the first field; nobody has to press anything.
async function offer(ask) {
  if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
  ask("conditional").catch(() => {
    /* Stopped, or no passkey here: the button and the code still serve. */
  });
}

// Binary fields travel as base64url (WebAuthn Level 3, 5.1.8 and 5.1.9); older browsers cannot read them so themselves.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");
const named = (list) => list?.map((one) => ({ ...one, id: bytes(one.id) }));

function read(options) {
  options.challenge = bytes(options.challenge);
  if (options.user) options.user.id = bytes(options.user.id);
  options.excludeCredentials = named(options.excludeCredentials);
  options.allowCredentials = named(options.allowCredentials);
  return options;
}

function write(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"])
    if (credential.response[name]) response[name] = text(credential.response[name]);
  if (credential.response.getTransports) response.transports = credential.response.getTransports();
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}
