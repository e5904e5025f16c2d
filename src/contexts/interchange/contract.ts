import { z } from 'zod'
import { AreaCode } from '#contexts/directory/contract.ts'
import { command, download, query } from '#platform/http/contract.ts'
import { DownloadBody } from '#platform/http/download.ts'

const Id = z.uuid()
const Version = z.int()
const Reason = z.string().trim().min(4, '请写明事由，至少4个字').max(200, '事由过长，请精简到200字以内')
const Page = { page: z.int().min(1).max(10_000).default(1), pageSize: z.int().min(1).max(100).default(20) }
const paged = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), total: z.int() })

export const Kind = z.enum(['volunteers', 'teams', 'projects', 'hours'], '请选择数据类别')
export const State = z.enum(['pending', 'changed', 'sent', 'accepted', 'rejected'])
const ActWord = z.enum(['add', 'change', 'cancel'])
export const BATCH_STATUSES = {
  waiting: '排队中',
  running: '正在生成',
  ready: '已生成',
  failed: '没有生成文件',
  cancelled: '已停止',
  withdrawn: '已撤回',
} as const
const BatchStatus = z.enum(['waiting', 'running', 'ready', 'failed', 'cancelled', 'withdrawn'])
export const VERDICTS = { same: '一致', minutes: '时长不同', here: '只有本平台有', there: '只有国家系统有' } as const
export const Verdict = z.enum(['same', 'minutes', 'here', 'there'])

export const BatchForm = z.object({
  kind: Kind,
  areaCode: AreaCode,
  format: z.enum(['xlsx', 'csv']).default('xlsx'),
  bom: z.boolean().default(true).describe('CSV文件是否带字节顺序标记'),
  withRejected: z.boolean().default(false).describe('连同被退回、数据未变的一并重报'),
  reason: Reason,
})

export const BatchView = z.object({
  id: Id,
  number: z.string(),
  kind: Kind,
  areaCode: z.string(),
  areaName: z.string(),
  format: z.enum(['xlsx', 'csv']),
  status: BatchStatus,
  makerName: z.string(),
  madeAt: z.string(),
  reason: z.string(),
  rowsDone: z.int(),
  declared: z.int().nullable(),
  written: z.int().nullable(),
  readBack: z.int().nullable(),
  gaps: z.int(),
  isFull: z.boolean(),
  fileSm3: z.string().nullable(),
  note: z.string(),
  version: Version,
})
const Labelled = { label: z.string().describe('打码'), detail: z.string() }
const Item = z.object({
  column: z.string(),
  field: z.string().nullable(),
  form: z.string(),
  length: z.int(),
  required: z.boolean(),
  codes: z.string().nullable(),
  source: z.string(),
  verified: z.boolean(),
})
const CodeTable = z.object({
  key: z.string(),
  title: z.string(),
  source: z.string(),
  verified: z.boolean(),
  items: z.array(z.object({ code: z.string(), label: z.string() })),
})
const about = { record: 'interchange.batch', id: 'batchId' } as const
const Counts = z.object({ same: z.int(), minutes: z.int(), here: z.int(), there: z.int() })

const batches = {
  makeBatch: command({
    title: '生成对接批次',
    needs: 'interchange.exchange.send',
    about: { area: 'areaCode' },
    input: BatchForm,
    output: z.object({ batchId: Id }),
  }),
  listBatches: query({
    title: '查看对接批次',
    needs: 'interchange.exchange.read',
    about: 'list',
    input: z.object({ areaCode: AreaCode.optional(), kind: Kind.optional(), ...Page }),
    output: paged(BatchView),
  }),
  getBatch: query({
    title: '查看对接批次详情',
    needs: 'interchange.exchange.read',
    about,
    input: z.object({ batchId: Id }),
    output: BatchView.extend({ sent: z.int(), accepted: z.int(), rejected: z.int(), withdrawn: z.int() }),
  }),
  listBatchLines: query({
    title: '查看批次各行',
    needs: 'interchange.exchange.read',
    about,
    input: z.object({
      batchId: Id,
      step: z.enum(['sent', 'accepted', 'rejected', 'withdrawn']).optional(),
      after: z.int().min(0).default(0),
      limit: z.int().min(1).max(100).default(20),
    }),
    output: z.object({
      rows: z.array(
        z.object({
          lineNo: z.int(),
          lineKey: z.string(),
          ...Labelled,
          act: ActWord,
          step: z.enum(['sent', 'accepted', 'rejected', 'withdrawn']),
          reason: z.string().nullable(),
          externalNumber: z.string().nullable(),
          isSuperseded: z.boolean().describe('此记录已由后来的批次重新报送'),
        }),
      ),
      next: z.int().nullable(),
    }),
  }),
  listBatchGaps: query({
    title: '查看未能报送的记录',
    needs: 'interchange.exchange.read',
    about,
    input: z.object({ batchId: Id, after: Id.optional(), limit: z.int().min(1).max(100).default(20) }),
    output: z.object({
      rows: z.array(z.object({ recordId: Id, ...Labelled, missing: z.array(z.string()) })),
      next: Id.nullable(),
    }),
  }),
  cancelBatch: command({
    title: '停止生成对接批次',
    needs: 'interchange.exchange.send',
    about,
    input: z.object({ batchId: Id, version: Version }),
    output: z.object({ version: Version }),
  }),
  withdrawBatch: command({
    title: '撤回对接批次',
    needs: 'interchange.exchange.send',
    about,
    input: z.object({ batchId: Id, version: Version, reason: Reason }),
    output: z.object({ version: Version, lines: z.int() }),
  }),
  downloadBatch: download({
    title: '下载对接文件',
    needs: 'interchange.exchange.send',
    about,
    input: z.object({ batchId: Id }),
    output: DownloadBody,
  }),
}

const reconciliation = {
  listStatements: query({
    title: '查看时长对账',
    needs: 'interchange.exchange.read',
    about: 'list',
    input: z.object({ areaCode: AreaCode.optional(), ...Page }),
    output: paged(
      z.object({
        id: Id,
        areaName: z.string(),
        fromDate: z.string(),
        toDate: z.string(),
        lines: z.int(),
        importedBy: z.string(),
        importedAt: z.string(),
      }),
    ),
  }),
  getStatement: query({
    title: '查看一次对账',
    needs: 'interchange.exchange.read',
    about: { record: 'interchange.statement', id: 'statementId' },
    input: z.object({ statementId: Id }),
    output: z.object({
      id: Id,
      areaName: z.string(),
      fromDate: z.string(),
      toDate: z.string(),
      lines: z.int(),
      importedBy: z.string(),
      importedAt: z.string(),
      total: Counts,
      communities: z.array(Counts.extend({ areaCode: z.string(), areaName: z.string(), townName: z.string() })),
    }),
  }),
  listDifferences: query({
    title: '查看对账明细',
    needs: 'interchange.exchange.read',
    about: { record: 'interchange.statement', id: 'statementId' },
    input: z.object({ statementId: Id, verdict: Verdict.optional(), areaCode: AreaCode.optional(), ...Page }),
    output: paged(
      z.object({
        key: z.string(),
        verdict: Verdict,
        name: z.string(),
        maskedId: z.string().nullable(),
        areaName: z.string(),
        servedOn: z.string(),
        activity: z.string(),
        minutesHere: z.int().nullable(),
        minutesThere: z.int().nullable(),
      }),
    ),
  }),
}

export const interchangeContract = {
  context: 'interchange',
  title: '数据对接',
  endpoints: {
    countSync: query({
      title: '查看对接情况',
      needs: 'interchange.exchange.read',
      about: 'list',
      input: z.object({ kind: Kind, areaCode: AreaCode.optional() }),
      output: z.object({ pending: z.int(), changed: z.int(), sent: z.int(), accepted: z.int(), rejected: z.int() }),
    }),
    listSync: query({
      title: '查看各条记录的对接状态',
      needs: 'interchange.exchange.read',
      about: 'list',
      input: z.object({ kind: Kind, state: State, areaCode: AreaCode.optional(), ...Page }),
      output: paged(
        z.object({
          recordId: Id,
          ...Labelled,
          state: State,
          act: ActWord,
          reason: z.string().nullable(),
          lineKey: z.string().nullable(),
          batchId: Id.nullable(),
          externalNumber: z.string().nullable(),
        }),
      ),
    }),
    ...batches,
    ...reconciliation,
    listNationalItems: query({
      title: '查看数据项与代码表',
      needs: 'sign-in',
      about: 'everyone',
      input: z.object({}),
      output: z.object({
        system: z.string(),
        kinds: z.array(z.object({ kind: Kind, title: z.string(), items: z.array(Item) })),
        tables: z.array(CodeTable),
      }),
    }),
  },
} as const
