import { z } from 'zod'
import { holdsAnywhere } from '#platform/access/actor.ts'
import type { ImportKind } from '#platform/exchange/kinds.ts'
import { importKinds } from '#platform/exchange/registry.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { officeContract } from '../contract.ts'

/** The spreadsheets some post of the caller lets them bring in. */
export const listImportKinds: Handler<typeof officeContract.endpoints.listImportKinds> = async (_, { actor, own }) => {
  own()
  return importKinds()
    .filter(({ needs }) => holdsAnywhere(actor, needs))
    .map((kind) => {
      const scope = scopeSchema(kind)
      return {
        kind: kind.name,
        title: kind.title,
        asksArea: 'areaCode' in (scope.properties ?? {}),
        scope,
        columns: kind.columns.map(({ title, required = false, example, note = '' }) => ({
          title,
          required,
          example,
          note,
        })),
      }
    })
}

const scopeSchema = ({ scope }: ImportKind) =>
  z.toJSONSchema(scope ?? z.object({}), { io: 'input', unrepresentable: 'any' })
