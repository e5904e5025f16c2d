import { reachOf } from '#platform/access/actor.ts'
import type { Permission } from '#platform/access/permission.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { officeContract } from '../contract.ts'
import { areaNames, countUnread, findMe, organisationNames } from '../store/me.ts'
import { welcomeOf } from '../welcome.ts'

/** Who is signed in, in which posts, and what those allow where: enough for the menu, never instead of a decision. */
export const me: Handler<typeof officeContract.endpoints.me> = async (_, { tx, actor, today, own }) => {
  const accountId = own()
  const { username, mustChangePassword } = await findMe(tx, accountId)
  const areas = await areaNames(
    tx,
    actor.posts.flatMap(({ areaCode }) => areaCode ?? []),
  )
  const organisations = await organisationNames(
    tx,
    actor.posts.flatMap(({ organisationId }) => organisationId ?? []),
  )
  const permissions = [...new Set(actor.posts.flatMap(({ holds }) => [...holds]))].sort()
  return {
    accountId,
    username,
    name: actor.name,
    personId: actor.personId,
    mustChangePassword,
    today,
    programmeTitle: (await welcomeOf(tx)).programmeTitle,
    posts: actor.posts.map(({ role, label, areaCode, organisationId }) => ({
      role,
      label,
      place: areas.get(areaCode ?? '') ?? organisations.get(organisationId ?? '') ?? '本人',
      areaCode: areaCode ?? null,
      organisationId: organisationId ?? null,
    })),
    permissions,
    areas: Object.fromEntries(permissions.map((one: Permission) => [one, reachOf(actor, one)])),
    unread: await countUnread(tx, accountId),
  }
}
