{% load static %}// Keeps today's lists on the device of who leads, so that they open without network, and erases them at sign-out.
// Only the pages of the lists start this script; a visitor's browser never has it.
const PARTS = "focale-parts-1", PEOPLE = "focale-people-1";
const OFFLINE = "{% url "offline" %}", TODAY = "{% url "today" %}", SIGN_OUT = "{% url "sign-out" %}";
const FIRST = [OFFLINE, "{% static "ground/focale.css" %}", "{% static "ground/mark.svg" %}"];
const LIST = /^\/seances\/\d+\/(comptage\/)?$/, NAMED_BY_CONTENT = /\.[0-9a-f]{12}\.\w+$/;
const KEPT_HOURS = 36, PATIENCE = 6000, PARTS_AT_MOST = 80;

self.addEventListener("install", (event) => event.waitUntil(
  caches.open(PARTS).then((cache) => cache.addAll(FIRST)).then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  const { keep, forget } = event.data;
  if (forget) event.waitUntil(caches.delete(PEOPLE).then(() => event.ports[0]?.postMessage("forgotten")));
  if (keep) event.waitUntil(keepThese(keep).then((count) => event.ports[0]?.postMessage(count)));
});

self.addEventListener("fetch", (event) => {
  const { request } = event, url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (url.pathname === SIGN_OUT && request.method === "POST") event.waitUntil(caches.delete(PEOPLE));
  if (request.method !== "GET") return;
  if (url.pathname.startsWith("/static/")) event.respondWith(part(request, url));
  else if (request.mode === "navigate") event.respondWith(visit(request, url));
});

const isList = (url) => !url.search && (url.pathname === TODAY || LIST.test(url.pathname));

async function keepThese({ parts, pages }) {
  const kept = await caches.open(PARTS), people = await caches.open(PEOPLE);
  for (const old of await people.keys()) if (!pages.includes(new URL(old.url).pathname)) await people.delete(old);
  const wanted = parts.map(async (address) => (await kept.match(address)) || kept.add(address));
  const lists = pages.map(async (address) => {
    const answer = await fetch(address, { credentials: "same-origin" });
    if (answer.ok && !answer.redirected) await people.put(address, answer);
  });
  const done = await Promise.allSettled([...wanted, ...lists]);
  const all = await kept.keys();
  for (const old of all.slice(0, Math.max(0, all.length - PARTS_AT_MOST))) if (!FIRST.includes(new URL(old.url).pathname)) await kept.delete(old);
  return done.filter((each) => each.status === "fulfilled").length;
}

async function part(request, url) {
  const cache = await caches.open(PARTS), kept = await cache.match(request);
  if (kept && NAMED_BY_CONTENT.test(url.pathname)) return kept;
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(request, answer.clone());
    return answer;
  } catch (failure) {
    if (kept) return kept;
    throw failure;
  }
}

async function visit(request, url) {
  const kept = isList(url) && young(await caches.match(url.pathname, { cacheName: PEOPLE }));
  try {
    const answer = await soon(fetch(request), kept ? PATIENCE : 0);
    if (answer.status >= 500 && kept) return kept;
    if (isList(url) && answer.type === "opaqueredirect") await caches.delete(PEOPLE);
    else if (isList(url) && answer.ok) await (await caches.open(PEOPLE)).put(url.pathname, answer.clone());
    return answer;
  } catch {
    return kept || (await caches.match(OFFLINE)) || Response.error();
  }
}

// A list older than a day and a half says nothing true any more.
function young(answer) {
  const age = answer ? Date.now() - Date.parse(answer.headers.get("Date")) : Infinity;
  return age < KEPT_HOURS * 3600000 ? answer : undefined;
}

// A network that neither answers nor fails is no network, once there is a page to show instead.
function soon(promise, patience) {
  if (!patience) return promise;
  return Promise.race([promise, new Promise((_done, fail) => setTimeout(fail, patience, new Error("slow")))]);
}
