import { findArea } from '#contexts/directory/public.ts'
import { showDate } from '#kernel/time.ts'
import { declaredRoles } from '#platform/access/roles.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import { notify } from '#platform/notify/store.ts'
import { appoint } from '../appoint.ts'
import type { administrationContract } from '../contract.ts'
import { administrationErrors as errors } from '../errors.ts'
import { findAccount } from '../store/accounts.ts'

/** The security administrator gives somebody else a post, in the part of the tree both are in. */
export const appointToPost: Handler<typeof administrationContract.endpoints.appointToPost> = async (form, call) => {
  const { tx, actor, now, today } = call
  const area = await findArea(tx, form.areaCode)
  if (!area) throw errors.noArea()
  call.allow({ areaPath: area.path })
  const account = await findAccount(tx, form.accountId)
  const accountPlace = account?.areaPath ? { areaPath: account.areaPath } : {}
  if (!account || !call.may('administration.post.appoint', accountPlace)) throw errors.noAccount()
  if (form.validFrom < today) throw errors.startsInPast(today)

  const postId = await appoint(tx, { ...form, area, appointedBy: actor.accountId, now })
  call.about('administration.post', postId)
  const label = declaredRoles()[form.role]?.label ?? form.role
  const title = `您自${showDate(form.validFrom)}起任${area.name}“${label}”`
  await notify(tx, [form.accountId], { title, link: '/account' }, now)
  return { postId }
}
