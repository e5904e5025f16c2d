import type { CryptoProvider } from './crypto.ts'

/** What to seal and what to make findable of one row; null where the row has none. */
export type RowToSeal = { plain: string | null; blinds: readonly (readonly [kind: string, value: string | null])[] }
/** `sealed` in base64, `blinds` in hex, in the order asked. */
export type SealedRow = { sealed: string | null; blinds: (string | null)[] }

export const sealRows = ({ seal, blindIndex }: CryptoProvider, rows: readonly RowToSeal[]): SealedRow[] =>
  rows.map(({ plain, blinds }) => ({
    sealed: plain === null ? null : seal(plain).toString('base64'),
    blinds: blinds.map(([kind, value]) => (value === null ? null : blindIndex(kind, value).toString('hex'))),
  }))
