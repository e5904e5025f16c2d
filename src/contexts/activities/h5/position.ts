export type Position = { lat: number; lng: number; accuracy: number }

const PATIENCE_MS = 15_000

/** Whether this phone can tell where it is: browsers give it only to pages that came over HTTPS. */
export const canLocate = (): boolean => window.isSecureContext && 'geolocation' in navigator

/** Asks the phone where it is. Rejects with a sentence for the user. */
export const locate = (): Promise<Position> =>
  new Promise((resolve, reject) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) => resolve({ lat: latitude, lng: longitude, accuracy }),
      ({ code, PERMISSION_DENIED }) =>
        reject(
          new Error(
            code === PERMISSION_DENIED
              ? '手机没有允许本页使用位置。可以在手机设置里打开，也可以选“不提供位置”，一样能办。'
              : '暂时取不到位置。可以再试一次，也可以选“不提供位置”，一样能办。',
          ),
        ),
      { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: 0 },
    )
  })
