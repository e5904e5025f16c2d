import type { Handler } from '#platform/http/pipeline.ts'
import { codes } from '../codes.ts'
import type { programmeContract } from '../contract.ts'

/** The code tables behind the choices of forms, each with its source. */
export const listCodes: Handler<typeof programmeContract.endpoints.listCodes> = async () => codes()
