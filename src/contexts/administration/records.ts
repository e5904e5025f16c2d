import { declaredRoles } from '#platform/access/roles.ts'
import type { RecordKind } from '#platform/context.ts'
import { findAccount, findAccounts } from './store/accounts.ts'
import { findPost } from './store/posts.ts'

export const administrationRecords: RecordKind[] = [
  {
    kind: 'administration.account',
    title: '账号',
    placeOf: async (tx, id) => {
      const account = await findAccount(tx, id)
      return account && (account.areaPath === null ? {} : { areaPath: account.areaPath })
    },
    labelsOf: async (tx, ids) =>
      (await findAccounts(tx, ids)).map(({ id, displayName, username, areaName }) => ({
        id,
        label: displayName,
        detail: areaName ? `${username}，${areaName}` : username,
      })),
    page: (id) => `/accounts/${id}`,
  },
  {
    kind: 'administration.post',
    title: '岗位',
    placeOf: async (tx, id) => {
      const post = await findPost(tx, id)
      return post && (post.areaPath === null ? {} : { areaPath: post.areaPath })
    },
    labelsOf: async (tx, ids) => {
      const posts = await Promise.all(ids.map((id) => findPost(tx, id)))
      return posts.flatMap((post) =>
        post
          ? [
              {
                id: post.id,
                label: declaredRoles()[post.role]?.label ?? post.role,
                detail: `${post.organisationName ?? post.areaName ?? '本人'}，自${post.validFrom}`,
              },
            ]
          : [],
      )
    },
  },
]
