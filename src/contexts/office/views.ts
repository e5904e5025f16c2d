import { z } from 'zod'

export const BATCH_STATUSES = [
  'uploaded',
  'checking',
  'checked',
  'storing',
  'stored',
  'refused',
  'cancelled',
  'failed',
] as const
export const EXPORT_STATUSES = ['waiting', 'running', 'ready', 'failed', 'cancelled'] as const
export const IMPORT_MODES = { 'all-or-nothing': '全部正确才导入', 'good-rows-only': '只导入正确的行' } as const
export const Mode = z.enum(Object.keys(IMPORT_MODES) as [keyof typeof IMPORT_MODES])

export const ImportView = z.object({
  id: z.uuid(),
  kind: z.string(),
  title: z.string(),
  fileName: z.string(),
  areaName: z.string().nullable(),
  status: z.enum(BATCH_STATUSES),
  mode: Mode.nullable(),
  declared: z.int().describe('文件中的数据行数'),
  readRows: z.int().describe('已读'),
  good: z.int(),
  bad: z.int(),
  stored: z.int(),
  same: z.int().describe('库中已有、内容相同'),
  problems: z.int(),
  note: z.string(),
  creatorName: z.string(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
  version: z.int(),
})
export const ExportView = z.object({
  id: z.uuid(),
  kind: z.string(),
  title: z.string(),
  status: z.enum(EXPORT_STATUSES),
  rowsDone: z.int(),
  note: z.string(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
  version: z.int(),
})
export const MessageView = z.object({
  id: z.uuid(),
  title: z.string(),
  body: z.string(),
  link: z.string().nullable(),
  createdAt: z.string(),
  isRead: z.boolean(),
})
