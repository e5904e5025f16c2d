import { z } from 'zod'
import {
  AREA_KINDS,
  AreaCode,
  AreaLevels,
  keysOf,
  ORGANISATION_KINDS,
  ORGANISATION_STATES,
  SOURCE_KINDS,
  STANDINGS,
} from './forms.ts'

/** A page of a list read by key: `after` is the `next` of the page before. */
export const Page = { after: z.string().max(100).optional(), limit: z.int().min(1).max(100).default(20) }
export const PageById = { ...Page, after: z.uuid('翻页标记不正确，请从第一页重新查看').optional() }
export const pageOf = <R extends z.ZodType>(row: R) => z.object({ rows: z.array(row), next: z.string().nullable() })
const countedPageOf = <R extends z.ZodType>(row: R) => pageOf(row).extend({ total: z.int() })

export const Area = z.object({
  code: z.string(),
  level: z.enum(AreaLevels),
  name: z.string(),
  kind: z.string(),
  parentCode: z.string().nullable(),
  path: z.string(),
  isVirtual: z.boolean(),
})
/** `deep`: everything below `underCode` (the whole list without one) instead of what is right below. */
export const DivisionFilter = z.object({
  underCode: AreaCode.optional(),
  words: z.string().trim().max(40).optional(),
  level: z.enum(AreaLevels).optional(),
  kind: z.enum(keysOf(AREA_KINDS)).optional(),
  virtual: z.enum(['only', 'none']).optional(),
  deep: z.boolean().optional(),
})
const Division = z.object({
  code: z.string(),
  level: z.enum(AreaLevels),
  name: z.string(),
  kind: z.enum(keysOf(AREA_KINDS)),
  parentName: z.string().nullable(),
  districtName: z.string().nullable(),
  isVirtual: z.boolean(),
  aliases: z.array(z.object({ name: z.string(), source: z.string() })),
  towns: z.int(),
  communities: z.int(),
  source: z.string(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
})
/** `trail`: the areas from the top down to the one looked under. */
export const DivisionPage = countedPageOf(Division).extend({
  trail: z.array(z.object({ code: z.string(), name: z.string() })),
})

export const NameMatchView = z.object({
  id: z.uuid(),
  writtenName: z.string(),
  parentCode: z.string(),
  parentName: z.string(),
  districtName: z.string().nullable(),
  candidateCode: z.string().nullable(),
  candidateName: z.string().nullable(),
  status: z.enum(['pending', 'confirmed', 'rejected']),
  areaCode: z.string().nullable(),
  areaName: z.string().nullable(),
  source: z.string(),
  reason: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  version: z.int(),
})

export const PopulationFilter = z.object({
  withinCode: AreaCode.optional(),
  sourceKind: z.enum(keysOf(SOURCE_KINDS)).optional(),
  baseOnly: z.boolean().optional(),
})
/** `isBase`: some day's shares are counted against it; `baseStands`: today's base of its community, from `baseFrom` on. */
export const PopulationPage = countedPageOf(
  z.object({
    id: z.uuid(),
    areaCode: z.string(),
    areaName: z.string(),
    townName: z.string(),
    asOf: z.string(),
    residents: z.int(),
    sourceKind: z.enum(keysOf(SOURCE_KINDS)),
    note: z.string(),
    fileId: z.uuid().nullable(),
    recordedAt: z.string(),
    isBase: z.boolean(),
    baseStands: z.boolean(),
    baseFrom: z.string().nullable(),
    standingBase: z.int().nullable(),
  }),
)

export const PersonView = z.object({
  id: z.uuid(),
  name: z.string(),
  maskedId: z.string().nullable(),
  maskedPhone: z.string().nullable(),
  sex: z.int().nullable(),
  areaCode: z.string(),
  areaName: z.string(),
  townName: z.string().nullable(),
  version: z.int(),
})

export const OrganisationFilter = z.object({
  withinCode: AreaCode.optional(),
  kind: z.enum(keysOf(ORGANISATION_KINDS)).optional(),
  standing: z.enum(keysOf(STANDINGS)).optional(),
  state: z.enum(keysOf(ORGANISATION_STATES)).optional(),
  words: z.string().trim().max(40).optional(),
})
export const OrganisationPage = countedPageOf(
  z.object({
    id: z.uuid(),
    name: z.string(),
    kind: z.enum(keysOf(ORGANISATION_KINDS)),
    uscc: z.string().nullable(),
    standing: z.enum(keysOf(STANDINGS)),
    standingNo: z.string().nullable(),
    standingOn: z.string().nullable(),
    endedOn: z.string().nullable(),
    domain: z.string(),
    headName: z.string(),
    areaName: z.string(),
    townName: z.string().nullable(),
    version: z.int(),
  }),
)
