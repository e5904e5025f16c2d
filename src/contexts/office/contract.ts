import { z } from 'zod'
import { command, download, query, upload } from '#platform/http/contract.ts'
import { DownloadBody } from '#platform/http/download.ts'
import { ExportView, ImportView, MessageView, Mode } from './views.ts'

export { EXPORT_STATUSES, ExportView, ImportView, MessageView } from './views.ts'

const Password = z.string('请填写密码').min(1, '请填写密码').max(128, '密码过长')
const Code = z
  .string('请填写6位动态验证码')
  .trim()
  .regex(/^\d{6}$/, '请填写6位动态验证码')
const Nothing = z.object({})
const mine = { needs: 'sign-in', about: 'self' } as const

const account = {
  welcome: query({
    title: '登录页说明',
    needs: 'nothing',
    about: 'everyone',
    input: Nothing,
    output: z.object({
      programmeTitle: z.string(),
      demoAccounts: z.array(z.object({ username: z.string(), password: z.string(), about: z.string() })),
    }),
  }),
  me: query({
    title: '我是谁',
    ...mine,
    input: Nothing,
    output: z.object({
      accountId: z.uuid(),
      username: z.string(),
      name: z.string(),
      personId: z.uuid().nullable(),
      mustChangePassword: z.boolean(),
      today: z.string(),
      programmeTitle: z.string(),
      posts: z.array(
        z.object({
          role: z.string(),
          label: z.string(),
          place: z.string(),
          areaCode: z.string().nullable(),
          organisationId: z.uuid().nullable(),
        }),
      ),
      permissions: z.array(z.string()),
      areas: z.record(z.string(), z.array(z.string())).describe('每项权限所及的区划路径'),
      unread: z.int(),
    }),
  }),
  changePassword: command({
    title: '修改密码',
    ...mine,
    input: z.object({ currentPassword: Password, newPassword: Password }),
    output: Nothing,
  }),
  listSessions: query({
    title: '查看我的登录',
    ...mine,
    input: Nothing,
    output: z.array(
      z.object({
        id: z.string(),
        isThis: z.boolean(),
        startedAt: z.string(),
        lastUsedAt: z.string(),
        ip: z.string(),
        device: z.string(),
      }),
    ),
  }),
  endSession: command({
    title: '结束一处登录',
    ...mine,
    input: z.object({ sessionId: z.string().max(64) }),
    output: Nothing,
  }),
  endOtherSessions: command({
    title: '结束其他登录',
    ...mine,
    input: Nothing,
    output: z.object({ ended: z.int() }),
  }),
  secondFactor: query({
    title: '查看动态验证码设置',
    ...mine,
    input: Nothing,
    output: z.object({
      state: z.enum(['off', 'on-trial', 'on']),
      uri: z.string().nullable().describe('otpauth地址，供验证器扫描；仅在待验证时给出'),
    }),
  }),
  startSecondFactor: command({
    title: '启用动态验证码',
    ...mine,
    input: z.object({ password: Password }),
    output: Nothing,
  }),
  proveSecondFactor: command({
    title: '验证并启用动态验证码',
    ...mine,
    input: z.object({ code: Code }),
    output: Nothing,
  }),
  dropSecondFactor: command({
    title: '停用动态验证码',
    ...mine,
    input: z.object({ password: Password }),
    output: Nothing,
  }),
  listMessages: query({
    title: '查看我的消息',
    ...mine,
    input: z.object({
      unreadOnly: z.boolean().default(false),
      after: z.uuid().optional().describe('上一页最后一条'),
      limit: z.int().min(1).max(100).default(20),
    }),
    output: z.object({ messages: z.array(MessageView), unread: z.int() }),
  }),
  readMessages: command({
    title: '标记消息为已读',
    ...mine,
    input: z.object({ messageIds: z.array(z.uuid()).max(100).nullable().describe('空表示全部') }),
    output: z.object({ unread: z.int() }),
  }),
}

const files = {
  uploadFile: upload({
    title: '上传附件',
    needs: 'office.file.upload',
    about: { area: 'areaCode' },
    input: z.object({
      areaCode: z.string().regex(/^\d{2,12}$/, '请选择区划'),
      purpose: z.enum(['picture', 'document']).default('document'),
    }),
    output: z.object({ fileId: z.uuid(), name: z.string(), bytes: z.int() }),
  }),
  downloadFile: download({
    title: '下载附件',
    needs: 'office.file.read',
    about: { record: 'office.file', id: 'fileId' },
    input: z.object({ fileId: z.uuid(), inline: z.boolean().default(false) }),
    output: DownloadBody,
  }),
}

const imports = {
  listImportKinds: query({
    title: '查看可用的导入',
    ...mine,
    input: Nothing,
    output: z.array(
      z.object({
        kind: z.string(),
        title: z.string(),
        asksArea: z.boolean(),
        scope: z.unknown().describe('上传时须选定的字段（JSON Schema）'),
        columns: z.array(z.object({ title: z.string(), required: z.boolean(), example: z.string(), note: z.string() })),
      }),
    ),
  }),
  downloadTemplate: download({
    title: '下载导入模板',
    ...mine,
    input: z.object({ kind: z.string() }),
    output: DownloadBody,
  }),
  startImport: upload({
    title: '上传表格',
    ...mine,
    input: z.object({ kind: z.string(), scope: z.record(z.string(), z.unknown()).default({}) }),
    output: z.object({ batchId: z.uuid(), wasThere: z.boolean().describe('同一文件已在办理中') }),
  }),
  listImports: query({
    title: '查看我的导入',
    ...mine,
    input: z.object({ after: z.uuid().optional(), limit: z.int().min(1).max(100).default(20) }),
    output: z.array(ImportView),
  }),
  getImport: query({ title: '查看导入进度', ...mine, input: z.object({ batchId: z.uuid() }), output: ImportView }),
  listImportProblems: query({
    title: '查看导入问题',
    ...mine,
    input: z.object({ batchId: z.uuid(), after: z.int().default(0), limit: z.int().min(1).max(500).default(100) }),
    output: z.array(
      z.object({
        position: z.int(),
        rowNo: z.int().nullable(),
        columnTitle: z.string().nullable(),
        shown: z.string(),
        reason: z.string(),
      }),
    ),
  }),
  downloadImportProblems: download({
    title: '下载导入问题',
    ...mine,
    input: z.object({ batchId: z.uuid() }),
    output: DownloadBody,
  }),
  confirmImport: command({
    title: '确认导入',
    ...mine,
    input: z.object({ batchId: z.uuid(), version: z.int(), mode: Mode }),
    output: z.object({ version: z.int() }),
  }),
  cancelImport: command({
    title: '取消导入',
    ...mine,
    input: z.object({ batchId: z.uuid(), version: z.int() }),
    output: Nothing,
  }),
}

const exports = {
  startExport: command({
    title: '导出表格',
    ...mine,
    input: z.object({
      kind: z.string(),
      filter: z.record(z.string(), z.unknown()).default({}),
      format: z.enum(['xlsx', 'csv']).default('xlsx'),
    }),
    output: z.object({ exportId: z.uuid() }),
  }),
  listExports: query({
    title: '查看我的导出',
    ...mine,
    input: z.object({ limit: z.int().min(1).max(100).default(20) }),
    output: z.array(ExportView),
  }),
  getExport: query({ title: '查看导出进度', ...mine, input: z.object({ exportId: z.uuid() }), output: ExportView }),
  cancelExport: command({ title: '取消导出', ...mine, input: z.object({ exportId: z.uuid() }), output: Nothing }),
  downloadExport: download({
    title: '下载导出文件',
    ...mine,
    input: z.object({ exportId: z.uuid() }),
    output: DownloadBody,
  }),
}

export const officeContract = {
  context: 'office',
  title: '工作台',
  endpoints: { ...account, ...files, ...imports, ...exports },
} as const
