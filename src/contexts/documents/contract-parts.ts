import { z } from 'zod'
import { AreaCode } from '#contexts/directory/contract.ts'
import { DISCLOSURES, GENRES, LAYOUTS, STATES, STEPS } from './vocabulary.ts'

export const Id = z.uuid()
export const Version = z.int()
export const Ref = z.object({ documentId: Id, version: Version })
export const Changed = z.object({ version: Version })
export const Reason = z.string().trim().min(4, '请写明理由，至少4个字').max(500, '理由过长，请精简到500字以内')
const codesOf = <K extends string>(words: Record<K, string>) => Object.keys(words) as [K, ...K[]]
export const GenreName = z.enum(codesOf(GENRES), '请选择文种')
export const LayoutCode = z.enum(codesOf(LAYOUTS), '请选择文件格式或信函格式')
export const DisclosureCode = z.enum(codesOf(DISCLOSURES), '请选择公开属性')
export const StateCode = z.enum(codesOf(STATES))
export const text = (least: string, most: number) => z.string().trim().min(2, least).max(most, `请精简到${most}字以内`)
export const short = (most: number) => z.string().trim().max(most, `请精简到${most}字以内`).default('')

const Cell = z.string().max(2000, '一格至多2000字')
const Column = z.object({
  title: z.string().trim().min(1, '请填写栏名').max(30, '栏名至多30字'),
  align: z.enum(['left', 'right', 'center']).optional(),
  share: z.number().min(0.2).max(20).optional(),
})
export const BlockForm = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('heading'),
    level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
    text: z.string().trim().min(1, '请填写标题').max(100, '小标题至多100字'),
  }),
  z.object({
    kind: z.literal('paragraph'),
    text: z.string().trim().min(1, '请填写段落，或把空段删去').max(3000, '一段至多3000字'),
  }),
  z.object({
    kind: z.literal('table'),
    columns: z.array(Column).min(1).max(16, '表格至多16栏'),
    rows: z.array(z.array(Cell).max(16)).max(2000, '表格至多2000行'),
    total: z.array(Cell).max(16).optional(),
  }),
])
export const AnnexForm = z.object({
  title: text('请填写附件名称', 80),
  landscape: z.boolean().optional(),
  blocks: z.array(BlockForm).max(300),
})
const documentForm = {
  genre: GenreName,
  layout: LayoutCode,
  issuer: text('请填写发文机关', 40),
  title: text('请填写标题', 120),
  addressee: short(200),
  body: z
    .array(BlockForm)
    .min(1, '请写正文')
    .max(300, '正文至多300段')
    .meta({
      examples: [[{ kind: 'paragraph', text: '现将有关事项通知如下。' }]],
    }),
  annexes: z
    .array(AnnexForm)
    .max(20, '附件至多20个')
    .default([])
    .meta({ examples: [[]] }),
  copyTo: short(300),
  disclosure: DisclosureCode,
}
export const DraftForm = z.object({ areaCode: AreaCode, ...documentForm })
export const ChangeForm = Ref.extend(documentForm)

export const DocumentFilter = z.object({
  areaCode: AreaCode.optional(),
  genre: GenreName.optional(),
  state: StateCode.optional(),
  disclosure: DisclosureCode.optional(),
  aboutKind: z.string().max(60).optional(),
  aboutId: Id.optional(),
  toPublish: z.boolean().optional().describe('只看应主动公开而还没有公开的'),
  text: z.string().trim().max(50, '搜索词过长').optional(),
})
export const DocumentRow = z.object({
  id: Id,
  genre: GenreName,
  layout: LayoutCode,
  title: z.string(),
  issuer: z.string(),
  areaName: z.string(),
  state: StateCode,
  no: z.string().nullable(),
  disclosure: DisclosureCode,
  draftedName: z.string(),
  draftedOn: z.string(),
  signedOn: z.string().nullable(),
  issuedOn: z.string().nullable(),
  publishBy: z.string().nullable().describe('主动公开的最后一天'),
  publishedOn: z.string().nullable(),
  isLate: z.boolean().describe('应公开而已过期限'),
})

const LineView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), level: z.int(), text: z.string() }),
  z.object({ kind: z.literal('paragraph'), text: z.string() }),
  z.object({
    kind: z.literal('table'),
    columns: z.array(z.object({ title: z.string(), align: z.enum(['left', 'right', 'center']), share: z.number() })),
    rows: z.array(z.array(z.string())),
    total: z.array(z.string()).nullable(),
  }),
])
const PaperView = z.object({
  layout: LayoutCode,
  isDraft: z.boolean(),
  ...{ logo: z.string(), no: z.string(), signer: z.string().nullable(), title: z.string(), addressee: z.string() },
  titleLines: z.array(z.string()),
  body: z.array(LineView),
  ...{ annexNote: z.array(z.string()), issuer: z.string(), date: z.string(), note: z.string() },
  annexes: z.array(
    z.object({ label: z.string(), titleLines: z.array(z.string()), landscape: z.boolean(), body: z.array(LineView) }),
  ),
  copyTo: z.string(),
  imprint: z.object({ by: z.string(), on: z.string() }).nullable(),
})
export const ACTS = [
  'change',
  'review',
  'returnDraft',
  'returnReviewed',
  'sign',
  'number',
  'seal',
  'issue',
  'publish',
  'archive',
  'recall',
  'supersede',
] as const
export const DocumentView = DocumentRow.extend({
  areaCode: z.string(),
  ...{ addressee: z.string(), copyTo: z.string(), signer: z.string(), archiveNo: z.string(), publishedAt: z.string() },
  body: z.array(BlockForm),
  annexes: z.array(AnnexForm),
  paper: PaperView,
  aboutTitle: z.string().nullable(),
  aboutPage: z.string().nullable(),
  supersededBy: Id.nullable(),
  steps: z.array(z.object({ kind: z.enum(codesOf(STEPS)), note: z.string(), byName: z.string(), at: z.string() })),
  scan: z
    .object({ sm3: z.string(), noSeen: z.string(), pages: z.int(), byName: z.string(), at: z.string() })
    .nullable(),
  may: z.array(z.enum(ACTS)).describe('现在能办的事'),
  version: Version,
})
