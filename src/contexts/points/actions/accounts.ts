import { codesWithin } from '#contexts/directory/public.ts'
import { addDays } from '#kernel/time.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { pointsContract } from '../contract.ts'
import { pointsErrors } from '../errors.ts'
import { SOON_DAYS } from '../soon.ts'
import {
  type Account,
  countEntries,
  findAccounts,
  listAccounts as list,
  listEntries as listLines,
} from '../store/accounts.ts'
import { masked } from './view.ts'

type Endpoints = typeof pointsContract.endpoints

const viewOf = ({ areaPath: _path, ...account }: Account) => masked(account)

export const listAccounts: Handler<Endpoints['listAccounts']> = async (
  { areaCode, ...filter },
  { tx, today, reach },
) => {
  const codes = await codesWithin(tx, reach(), areaCode)
  const { rows, total, sum } = await list(tx, { ...filter, codes, soon: addDays(today, SOON_DAYS) })
  return { rows: rows.map(viewOf), total, sum }
}

export const getStatement: Handler<Endpoints['getStatement']> = async (
  { personId, ...paging },
  { tx, today, allow, about, may },
) => {
  const [account] = await findAccounts(tx, [personId], addDays(today, SOON_DAYS))
  if (!account) throw pointsErrors.noAccount()
  const { areaPath } = account
  allow({ areaPath })
  about('points.account', personId)
  const rows = await listLines(tx, { personId, ...paging })
  const mayPrepare = may('points.redemption.prepare', { areaPath })
  return {
    ...viewOf(account),
    rows,
    total: await countEntries(tx, { personId }),
    ...{ mayRedeem: mayPrepare, mayAdjust: mayPrepare },
  }
}

export const listEntries: Handler<Endpoints['listEntries']> = async (
  { areaCode, page, pageSize, ...filter },
  { tx, reach },
) => {
  const search = { ...filter, codes: await codesWithin(tx, reach(), areaCode) }
  const rows = await listLines(tx, { ...search, page, pageSize })
  return { rows: rows.map(masked), total: await countEntries(tx, search) }
}
