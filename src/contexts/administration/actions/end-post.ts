import { showDate } from '#kernel/time.ts'
import { declaredRoles } from '#platform/access/roles.ts'
import { signIn } from '#platform/access/sign-in/sign-in.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import { notify } from '#platform/notify/store.ts'
import { earliestEnd } from '../appoint.ts'
import type { administrationContract } from '../contract.ts'
import { administrationErrors as errors } from '../errors.ts'
import { endPost as end, findPost } from '../store/posts.ts'

/** A post ends on its last day; the days it was held stay on record. */
export const endPost: Handler<typeof administrationContract.endpoints.endPost> = async (
  { postId, version, endsOn },
  { tx, actor, now, today, allow, about },
) => {
  const post = await findPost(tx, postId)
  if (!post) throw errors.noPost()
  allow(post.areaPath === null ? {} : { areaPath: post.areaPath })
  about('administration.post', postId)
  if (post.accountId === actor.accountId) throw errors.notYourself()
  if (post.validTo !== null && post.validTo < today) throw errors.alreadyEnded()
  const earliest = earliestEnd(post, today)
  if (endsOn < earliest) throw errors.endsInPast(earliest)

  await end(tx, { id: postId, version, validTo: endsOn, endedBy: actor.accountId })
  signIn().forget(post.accountId)
  const label = declaredRoles()[post.role]?.label ?? post.role
  await notify(tx, [post.accountId], { title: `您的“${label}”岗位止于${showDate(endsOn)}`, link: '/account' }, now)
  return { version: version + 1 }
}
