import { findArea } from '#contexts/directory/public.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { administrationContract } from '../contract.ts'
import { createAccount as create } from '../create-account.ts'
import { administrationErrors as errors } from '../errors.ts'

/** A system administrator makes an account; which posts it holds is for the security administrator to say. */
export const createAccount: Handler<typeof administrationContract.endpoints.createAccount> = async (
  { areaCode, ...form },
  { tx, actor, now, allow, about },
) => {
  const area = await findArea(tx, areaCode)
  if (!area) throw errors.noArea()
  allow({ areaPath: area.path })
  const accountId = await create(tx, { ...form, area, mustChangePassword: true, createdBy: actor.accountId, now })
  about('administration.account', accountId)
  return { accountId }
}
