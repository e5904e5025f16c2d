import { maskName } from '#kernel/masking.ts'
import { PerMinute } from '#platform/access/sign-in/strangers.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import { privacy } from '#platform/privacy/keys.ts'
import type { recognitionContract } from '../contract.ts'
import { recognitionErrors } from '../errors.ts'
import { certificateLimits } from '../limits.ts'
import { isNumber, readNumber } from '../rules/number.ts'
import { CANCELLED, paperNameOf } from '../rules/paper.ts'
import { readCode } from '../rules/verify-code.ts'
import { type Certificate, findByCode, restsOnCancelled } from '../store/certificates.ts'

/** Soft: it keeps one address from asking all day; 130 random bits keep everybody from guessing. */
const A_MINUTE = 30
const limit = new PerMinute(A_MINUTE)

type Typed = { code: string; number?: string | undefined }

/** What was typed, as the register writes it; a slip of the pen is told apart from an unknown paper. */
function read({ code, number }: Typed): Typed {
  const typed = readCode(code)
  if (!typed) throw recognitionErrors.badCode()
  if (!number) return { code: typed }
  const wanted = readNumber(number)
  if (!wanted || !isNumber(wanted)) throw recognitionErrors.badNumber()
  return { code: typed, number: wanted }
}

async function find(tx: Tx, { code, number }: Typed): Promise<Certificate & { number: string; issuedOn: string }> {
  const found = await findByCode(tx, privacy().blindIndex('certificate', code))
  if (!found?.number || !found.issuedOn || (number && number !== found.number)) throw recognitionErrors.unknownCode()
  return { ...found, number: found.number, issuedOn: found.issuedOn }
}

/** Anybody with the paper in hand may ask whether it holds; what they learn is masked. */
export const verifyCertificate: Handler<typeof recognitionContract.endpoints.verifyCertificate> = async (
  typed,
  { tx, now, today, ip },
) => {
  if (ip !== undefined && !limit.allows(ip, now)) throw recognitionErrors.tooMany()
  const found = await find(tx, read(typed))
  const { isLinked } = await certificateLimits(tx, found.issuedOn)
  const isOvertaken = found.state === 'issued' && (await restsOnCancelled(tx, found.id))
  return {
    number: found.number,
    name: maskName(found.holderName ?? found.name),
    totalMinutes: found.totalMinutes ?? 0,
    services: found.lineCount ?? 0,
    issuerName: found.issuerName ?? found.areaName,
    fromDate: found.fromDate,
    toDate: found.toDate,
    issuedOn: found.issuedOn,
    isValid: found.state === 'issued' && !isOvertaken,
    revokedOn: isOvertaken ? today : found.closedOn,
    revokedReason: isOvertaken ? CANCELLED : found.closedReason,
    paperName: paperNameOf(isLinked),
  }
}
