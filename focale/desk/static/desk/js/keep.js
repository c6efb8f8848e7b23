// Keeps today's lists on this device, so that they open without network. What another account left here is erased.
(async () => {
  if (!("serviceWorker" in navigator)) return;
  const account = document.querySelector("[data-account]").dataset.account;
  await navigator.serviceWorker.register("/hors-ligne.js");
  const { active } = await navigator.serviceWorker.ready;
  const tell = (message) => new Promise((done) => {
    const line = new MessageChannel();
    line.port1.onmessage = ({ data }) => done(data);
    active.postMessage(message, [line.port2]);
  });
  if (localStorage.getItem("focale-account") !== account) await tell({ forget: true });
  localStorage.setItem("focale-account", account);
  if (!navigator.onLine || !document.querySelector("[data-keep]")) return;
  const parts = [...document.querySelectorAll("link[rel=stylesheet], link[rel=preload], link[rel=prefetch], script[src]")].map((part) => part.href || part.src);
  const pages = [location.pathname, ...[...document.querySelectorAll("[data-keep]")].map((link) => link.pathname)];
  document.documentElement.dataset.kept = await tell({ keep: { parts, pages } });
})();
