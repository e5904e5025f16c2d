const WORKER = '/m/sw.js'

/**
 * From now on this phone keeps the shell and its pages, so that they open without network. Asked for only by who needs it (a
 * leader at a door): nobody else's phone gets a service worker. Only pages over HTTPS, and this computer's own, may have one.
 */
export function keepForOffline(): void {
  if (!('serviceWorker' in navigator)) return
  // Refused by the browser (private window, full disk): everything works the same while there is a network.
  navigator.serviceWorker.register(WORKER, { scope: '/m/' }).catch(() => undefined)
}
