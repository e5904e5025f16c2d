import { codesWithin } from '#contexts/directory/public.ts'
import { maskName } from '#kernel/masking.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { volunteeringContract } from '../contract.ts'
import { countVolunteers, listVolunteers as list, type Volunteer } from '../store/volunteers.ts'

/** Masked for everybody; the whole name is shown by the directory's own command, with a reason and an audit line. */
export const viewOf = ({ areaPath: _path, batchId: _batch, name, ...shown }: Volunteer) => ({
  ...shown,
  name: maskName(name),
})

export const listVolunteers: Handler<typeof volunteeringContract.endpoints.listVolunteers> = async (
  { areaCode, after, limit, ...filter },
  { tx, reach },
) => {
  const search = { ...filter, codes: await codesWithin(tx, reach(), areaCode) }
  const { rows, next } = await list(tx, { ...search, after, limit })
  return { rows: rows.map(viewOf), next, ...(await countVolunteers(tx, search)) }
}
