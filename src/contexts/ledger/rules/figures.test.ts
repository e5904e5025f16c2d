import { expect, test } from 'vitest'
import { ALL_ACCOUNTS, type FigureName, isAccount, linesOf } from './figures.ts'

test('each figure is the sum of the lines of its accounts, counted the way the account stands', () => {
  const shown = (figure: FigureName, account?: string) => {
    const { accounts, sign } = linesOf(figure, account)
    return `${sign > 0 ? 'debit' : 'credit'} ${accounts.join(' ')}`
  }
  expect(shown('balance')).toBe('debit 1002 1201')
  expect(shown('gifts')).toBe('credit 410101 410102')
  expect(shown('spent')).toBe('debit 510101 510102 510103 510104 510105 510190 5201 520190')
  expect(shown('account', '3102')).toBe('credit 3102')
  expect(linesOf('account', '9999').accounts).toEqual([])
  expect([isAccount('1002'), isAccount('9'), isAccount(undefined)]).toEqual([true, false, false])
  expect(linesOf('income').withoutCarryOver).toBe(true)
  expect(ALL_ACCOUNTS).toHaveLength(17)
})
