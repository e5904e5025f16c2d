/** Where sign-in leads back to: a page of the phone, never another site's. */
export const whereTo = (wanted: string | null): string =>
  wanted && /^\/m(\/[^\\]*)?$/.test(wanted) && !wanted.startsWith('/m/sign-in') ? wanted : '/m'
