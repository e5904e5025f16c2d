import { ACCOUNTS, type AccountCode } from './accounts.ts'

/** Every number the book shows, and which lines it is the sum of. */
export type FigureName =
  | 'cash'
  | 'goods'
  | 'balance'
  | 'restricted'
  | 'free'
  | 'gifts'
  | 'income'
  | 'spent'
  | 'fee'
  | 'pool'
  | 'account'

export type FigureLines = {
  accounts: readonly AccountCode[]
  /** What a debit counts: income and net assets count credits. */
  sign: 1 | -1
  /** Only pools with a restriction, or only without. */
  restricted?: boolean
  /** Carrying over moves income and cost into net assets: those figures look past it. */
  withoutCarryOver: boolean
}

export const ALL_ACCOUNTS = Object.keys(ACCOUNTS).toSorted() as AccountCode[]
const ofClass = (wanted: string): AccountCode[] => ALL_ACCOUNTS.filter((code) => ACCOUNTS[code].class === wanted)
export const isAccount = (code: string | undefined): code is AccountCode => code !== undefined && code in ACCOUNTS

const held = { accounts: ofClass('asset'), sign: 1, withoutCarryOver: false } as const

/** The lines below a figure. `account` asks for one account by its code; unknown codes have none. */
export function linesOf(figure: FigureName, account?: string): FigureLines {
  switch (figure) {
    case 'cash':
      return { ...held, accounts: ['1002'] }
    case 'goods':
      return { ...held, accounts: ['1201'] }
    case 'balance':
    case 'pool':
      return held
    case 'restricted':
      return { ...held, restricted: true }
    case 'free':
      return { ...held, restricted: false }
    case 'gifts':
      return { accounts: ['410101', '410102'], sign: -1, withoutCarryOver: true }
    case 'income':
      return { accounts: ofClass('income'), sign: -1, withoutCarryOver: true }
    case 'spent':
      return { accounts: ofClass('cost'), sign: 1, withoutCarryOver: true }
    case 'fee':
      return { accounts: ['5201'], sign: 1, withoutCarryOver: true }
    case 'account':
      return ofAccount(account)
  }
}

const ofAccount = (code: string | undefined): FigureLines =>
  isAccount(code)
    ? { accounts: [code], sign: ACCOUNTS[code].side === 'debit' ? 1 : -1, withoutCarryOver: false }
    : { accounts: [], sign: 1, withoutCarryOver: false }
