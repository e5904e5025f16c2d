/** Where a giver's private link leads; the page there belongs to 信息公开, which opens it with `giftOfToken`. */
export const GIFT_PAGE = '/m/gifts'

export const linkOf = (address: string, token: string): string => `${address}${GIFT_PAGE}/${token}`
