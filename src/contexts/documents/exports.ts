import type { z } from 'zod'
import { allPages } from '#platform/exchange/all-pages.ts'
import { defineExport, type ExportKind } from '#platform/exchange/kinds.ts'
import { searchOf } from './actions/read.ts'
import { DocumentFilter } from './contract-parts.ts'
import { countDocuments, listDocuments, type OfficialDocument as Row } from './store/documents.ts'
import { DISCLOSURES, STATES } from './vocabulary.ts'

const register = defineExport({
  name: 'documents.documents',
  title: '公文登记簿',
  needs: 'documents.document.read',
  filter: DocumentFilter,
  describe: ({ genre, state, areaCode }) =>
    [areaCode ? `区划${areaCode}` : '全部辖区', ...(genre ? [genre] : []), ...(state ? [STATES[state]] : [])].join(
      '；',
    ),
  columns: [
    { title: '发文字号', width: 24, value: (row: Row) => row.no ?? '' },
    { title: '文种', value: (row: Row) => row.genre },
    { title: '标题', width: 50, value: (row: Row) => row.title },
    { title: '发文机关', width: 24, value: (row: Row) => row.issuer },
    { title: '主送', width: 30, value: (row: Row) => row.addressee },
    { title: '状态', value: (row: Row) => STATES[row.state] },
    { title: '公开属性', width: 14, value: (row: Row) => DISCLOSURES[row.disclosure] },
    { title: '拟稿人', width: 16, value: (row: Row) => row.draftedName },
    { title: '签发人', width: 14, value: (row: Row) => row.signer },
    { title: '成文日期', form: 'date', value: (row: Row) => row.signedOn },
    { title: '用印日期', form: 'date', value: (row: Row) => row.sealedOn },
    { title: '印发日期', form: 'date', value: (row: Row) => row.issuedOn },
    { title: '公开期限', form: 'date', value: (row: Row) => row.publishBy },
    { title: '公开日期', form: 'date', value: (row: Row) => row.publishedOn },
    { title: '归档号', width: 18, value: (row: Row) => row.archiveNo },
  ],
  count: async (tx, filter, reach, today) => countDocuments(tx, await searchOf({ tx, reach, today }, filter)),
  async *rows(tx, filter: z.infer<typeof DocumentFilter>, reach, today) {
    const search = await searchOf({ tx, reach, today }, filter)
    yield* allPages((paging) => listDocuments(tx, { ...search, ...paging }))
  },
})

export const documentsExports: ExportKind[] = [register]
