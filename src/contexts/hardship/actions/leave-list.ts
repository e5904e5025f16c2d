import type { Handler } from '#platform/http/pipeline.ts'
import type { hardshipContract } from '../contract.ts'
import { hardshipErrors } from '../errors.ts'
import { nameOfCode } from '../rules/target-groups.ts'
import { addStay, changeStay, findListed, listInTurn } from '../store/register.ts'

/**
 * Ends a stay on the list, or some of its groups: somebody who no longer draws 低保 may be disabled still. The groups that
 * end become a stay of their own with the last day, so that both keep what they were.
 */
export const leaveList: Handler<typeof hardshipContract.endpoints.leaveList> = async (
  { listedId, version, codes, toDate, reason },
  { tx, now, today, actor, allow, about, tell },
) => {
  await listInTurn(tx)
  const [row] = await findListed(tx, [listedId])
  if (!row) throw hardshipErrors.noListed()
  allow({ areaPath: row.areaPath })
  about('hardship.person', listedId)
  if (row.toDate) throw hardshipErrors.alreadyLeft(row.toDate)
  const notHeld = codes.filter((code) => !row.codes.includes(code))
  if (notHeld.length > 0) throw hardshipErrors.notHeld(notHeld.map(nameOfCode).join('、'))
  if (toDate < row.fromDate) throw hardshipErrors.leavesTooEarly(row.fromDate)
  if (toDate > today) throw hardshipErrors.leavesInFuture(today)
  const staying = row.codes.filter((code) => !codes.includes(code))
  if (staying.length === 0) await changeStay(tx, listedId, version, { toDate, leftReason: reason })
  else {
    await changeStay(tx, listedId, version, { codes: staying })
    const { personId, areaCode, source, evidence, note, fromDate } = row
    const ended = row.codes.filter((code) => codes.includes(code))
    const stay = { personId, areaCode, codes: ended, source, evidence, note, fromDate, toDate, leftReason: reason }
    await addStay(tx, { ...stay, recordedBy: actor.accountId, now })
  }
  await tell('hardship.hardship-changed', { areaCodes: [row.areaCode] })
  return { version: version + 1 }
}
