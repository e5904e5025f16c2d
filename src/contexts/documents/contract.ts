import { z } from 'zod'
import { Day } from '#contexts/directory/contract.ts'
import { command, download, query, upload } from '#platform/http/contract.ts'
import { DownloadBody } from '#platform/http/download.ts'
import {
  Changed,
  ChangeForm,
  DocumentFilter,
  DocumentRow,
  DocumentView,
  DraftForm,
  Id,
  Reason,
  Ref,
  short,
  text,
} from './contract-parts.ts'

const about = { record: 'documents.document', id: 'documentId' } as const
const One = z.object({ documentId: Id })
const Page = { page: z.int().min(1).max(10_000).default(1), pageSize: z.int().min(1).max(100).default(20) }

export const documentsContract = {
  context: 'documents',
  title: '公文',
  endpoints: {
    listDocuments: query({
      title: '查看公文登记簿',
      needs: 'documents.document.read',
      about: 'list',
      input: DocumentFilter.extend(Page),
      output: z.object({ rows: z.array(DocumentRow), total: z.int() }),
    }),
    getDocument: query({
      title: '查看一份公文',
      needs: 'documents.document.read',
      about,
      input: One,
      output: DocumentView,
    }),
    downloadPdf: download({
      title: '下载公文PDF',
      needs: 'documents.document.read',
      about,
      input: One,
      output: DownloadBody,
    }),
    downloadDocx: download({
      title: '下载可编辑的公文',
      needs: 'documents.document.read',
      about,
      input: One,
      output: DownloadBody,
    }),
    openScan: download({
      title: '查看盖章件',
      needs: 'documents.document.read',
      about,
      input: One,
      output: DownloadBody,
    }),
    draftDocument: command({
      title: '拟制公文',
      needs: 'documents.document.draft',
      about: { area: 'areaCode' },
      input: DraftForm,
      output: z.object({ documentId: Id }),
    }),
    changeDraft: command({
      title: '修改公文草稿',
      needs: 'documents.document.draft',
      about,
      input: ChangeForm,
      output: Changed,
    }),
    reviewDocument: command({
      title: '核稿',
      needs: 'documents.document.review',
      about,
      input: Ref.extend({ note: short(500) }),
      output: Changed,
    }),
    returnDraft: command({
      title: '核稿退回',
      needs: 'documents.document.review',
      about,
      input: Ref.extend({ reason: Reason }),
      output: Changed,
    }),
    returnReviewed: command({
      title: '签发退回',
      needs: 'documents.document.sign',
      about,
      input: Ref.extend({ reason: Reason }),
      output: Changed,
    }),
    signDocument: command({
      title: '签发公文',
      needs: 'documents.document.sign',
      about,
      input: Ref.extend({ signer: text('请填写签发人姓名', 20), note: short(500) }),
      output: Changed,
    }),
    numberDocument: command({
      title: '登记发文字号',
      needs: 'documents.document.issue',
      about,
      input: Ref.extend({
        no: z
          .string()
          .trim()
          .min(1, '请填写发文字号')
          .max(40)
          .meta({ examples: ['津民函〔2024〕20号'] }),
      }),
      output: Changed,
    }),
    sealDocument: upload({
      title: '登记用印并上传盖章件',
      needs: 'documents.document.issue',
      about,
      input: Ref.extend({
        sealName: text('请填写盖的是哪枚印章', 40),
        noSeen: z.string().trim().min(1, '请照盖章件填写字号').max(40),
        titleSeen: text('请照盖章件填写标题', 150),
        pagesSeen: z.int('页数须为整数').min(1, '请填写盖章件的页数').max(2000),
      }),
      output: z.object({ version: z.int(), sm3: z.string() }),
    }),
    issueDocument: command({
      title: '印发公文',
      needs: 'documents.document.issue',
      about,
      input: Ref.extend({ issuedOn: Day }),
      output: Changed,
    }),
    publishDocument: command({
      title: '登记主动公开',
      needs: 'documents.document.issue',
      about,
      input: Ref.extend({ publishedOn: Day, publishedAt: text('请填写公开在哪里，如网站栏目或公告栏', 200) }),
      output: Changed,
    }),
    archiveDocument: command({
      title: '公文归档',
      needs: 'documents.document.issue',
      about,
      input: Ref.extend({ archiveNo: text('请填写归档号', 40) }),
      output: Changed,
    }),
    recallDocument: command({
      title: '撤回公文',
      needs: 'documents.document.sign',
      about,
      input: Ref.extend({ reason: Reason }),
      output: Changed,
    }),
    supersedeDocument: command({
      title: '登记公文被替代',
      needs: 'documents.document.issue',
      about,
      input: Ref.extend({ byId: Id.describe('替代它的公文') }),
      output: Changed,
    }),
  },
} as const
