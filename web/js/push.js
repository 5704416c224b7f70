// Notifications of this browser: asked for only when somebody presses the button, then the form is sent like any other.
for (const form of document.querySelectorAll("form[data-push]")) live(form);

function live(form) {
  if (!("serviceWorker" in navigator) || !("PushManager" in window) || !("Notification" in window)) return;
  form.hidden = false;
  document.querySelectorAll("[data-push-absent]").forEach((words) => {
    words.hidden = true;
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const words = form.querySelector("[role=alert]");
    words.hidden = true;
    try {
      if ((await Notification.requestPermission()) !== "granted") throw new Error("denied");
      const subscription = await subscribe(form.dataset.worker, form.dataset.push);
      const { endpoint, keys } = subscription.toJSON();
      form.elements.Endpoint.value = endpoint;
      form.elements.Key.value = keys.p256dh;
      form.elements.Secret.value = keys.auth;
      form.submit();
    } catch (error) {
      words.textContent = error.message === "denied" ? form.dataset.denied : form.dataset.failed;
      words.hidden = false;
    }
  });
}

// The worker lives beside the scripts and watches no page: it only shows what arrives.
async function subscribe(worker, key) {
  const registration = await navigator.serviceWorker.register(worker);
  const before = await registration.pushManager.getSubscription();
  // One that was made for another key of the city cannot be kept.
  if (before && text(before.options.applicationServerKey) !== key) await before.unsubscribe();
  await ready(registration);
  return registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

function ready(registration) {
  if (registration.active) return Promise.resolve();
  const worker = registration.installing ?? registration.waiting;
  return new Promise((ok) => {
    worker.addEventListener("statechange", () => worker.state === "activated" && ok());
  });
}

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");
