// The phone's service worker, written out by scripts/build-pages.mjs with the version and the files of the build.
// It keeps the shell and its pages, never an answer of the interface: those are for the pages to keep, and to forget.
const VERSION = '__VERSION__'
const FILES = '__FILES__'.split(' ')
const SHELL = '/m.html'
const CACHE = `wushe-phone-${VERSION}`

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll([SHELL, ...FILES]))
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names.filter((name) => name.startsWith('wushe-phone-') && name !== CACHE).map((name) => caches.delete(name)),
        ),
      )
      .then(() => self.clients.claim()),
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  // A page: from the server as long as it answers, so that a new release shows at once.
  if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => caches.match(SHELL)))
  else if (pathname.startsWith('/assets/'))
    event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)))
})
