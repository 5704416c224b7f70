// Shows a message that was pushed, and opens what it leads to. It keeps nothing and answers for no page.
self.addEventListener("push", (event) => {
  const { title, href, tag } = event.data.json();
  const rtl = /[\u0600-\u06ff]/.test(title);
  const look = { tag, data: href, icon: "/dist/mark.svg", dir: rtl ? "rtl" : "ltr", lang: rtl ? "fa" : "en" };
  event.waitUntil(self.registration.showNotification(title, look));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const url = new URL(event.notification.data, self.location.origin);
  if (url.origin === self.location.origin) event.waitUntil(self.clients.openWindow(url.href));
});
