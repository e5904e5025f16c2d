/** Money is whole fen. Yuan appears only at the edges: forms, pages, exports. */
export type Fen = number & { readonly unit: 'fen' }

export function fen(amount: number): Fen {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not a whole number of fen: ${amount}`)
  return amount as Fen
}

/** 5000000 → '50,000.00' (yuan, two decimals, by integer arithmetic). */
export function showYuan(amount: Fen): string {
  const sign = amount < 0 ? '-' : ''
  const whole = Math.trunc(Math.abs(amount) / 100).toLocaleString('en-US')
  return `${sign}${whole}.${String(Math.abs(amount) % 100).padStart(2, '0')}`
}

/** '50000.00' or '50,000.5' (yuan) to fen; undefined where it is no amount, or finer than a fen. */
export function fenOf(yuan: string): number | undefined {
  const plain = yuan.normalize('NFKC').replace(/[,\s]/g, '')
  const [, sign = '', whole = '', part = ''] = /^(-?)(\d{1,13})(?:\.(\d{1,2}))?$/.exec(plain) ?? []
  if (whole === '') return undefined
  const amount = Number(whole) * 100 + Number(part.padEnd(2, '0'))
  return sign === '-' ? 0 - amount : amount
}
