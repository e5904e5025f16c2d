import { codesWithin } from '#contexts/directory/public.ts'
import { maskName } from '#kernel/masking.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { volunteeringContract } from '../contract.ts'
import { countRecords, listRecords, type ServiceRecord } from '../store/records.ts'

export const recordView = ({ areaPath: _path, personId: _person, name, ...shown }: ServiceRecord) => ({
  ...shown,
  name: maskName(name),
})

export const listServiceRecords: Handler<typeof volunteeringContract.endpoints.listServiceRecords> = async (
  { areaCode, after, limit, ...filter },
  { tx, reach },
) => {
  const search = { ...filter, codes: await codesWithin(tx, reach(), areaCode) }
  const { rows, next } = await listRecords(tx, { ...search, after, limit })
  return { rows: rows.map(recordView), next, ...(await countRecords(tx, search)) }
}
