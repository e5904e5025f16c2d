import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { privacy } from '#platform/privacy/keys.ts'
import { makeSigningKey, signText } from '#platform/privacy/sm2.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import {
  aReportingTown,
  aSignedReport,
  done,
  type ReportingTown,
  refOf,
  runJob,
  said,
} from '../../../tests/kit/reporting.ts'
import { aTown } from '../../../tests/kit/town.ts'

// Rules on data are broken on purpose here, so each test looks at them itself.
const town = aTown({ checks: false })
let who: ReportingTown
let reportId: string
beforeAll(async () => {
  town.now = new Date('2024-01-10T09:00:00+08:00')
  await loadTianjin(town)
  who = await aReportingTown(town)
  reportId = await aSignedReport(who, 'half-year', '2023-H2')
})
const verdict = async () => (await done(who.receiver, 'getReport', { reportId })).seals[0].verdict
const broken = async () => (await town.broken()).map(({ check }) => check)
/** As somebody with the database in their hands would, past every rule of the platform and the guard on append-only tables. */
const tamper = async (statement: string, ...values: unknown[]) => {
  const { Client } = await import('pg')
  const client = new Client({ connectionString: town.superUrl })
  await client.connect()
  await client.query("set session_replication_role = 'replica'")
  await client.query(statement, values)
  await client.end()
}

test('a seal holds while nothing is touched', async () => {
  expect(await verdict()).toBe('valid')
  expect(await broken()).toEqual([])
})

test('a figure changed in the database after the signature shows on the page, in the checks, and is not accepted', async () => {
  const change = (part: number) =>
    tamper(
      `update reporting.report set figures = jsonb_set(figures, '{0,part}', '${part}'::jsonb) where id = $1`,
      reportId,
    )
  await change(3)
  expect(await verdict()).toBe('changed')
  expect(await broken()).toEqual(['已签署或接收的报告有本轮的签章，签署的内容与现在的数字、创建点一致'])
  expect(await said(who.receiver, 'acceptReport', await refOf(who.receiver, reportId))).toContain('签章核验不通过')
  await runJob(town, 'reporting.verify-seals')
  expect(await broken()).toContain('每夜核验没有发现无效的签章')
  await change(1)
  await runJob(town, 'reporting.verify-seals')
  expect([await verdict(), await broken()]).toEqual(['valid', []])
})

test('a word changed in the report, and the frozen text changed with it, break the signature', async () => {
  await tamper(
    `update reporting.report set parts = jsonb_set(parts, '{work}', '"改过的内容，改过的内容"') where id = $1`,
    reportId,
  )
  expect(await verdict()).toBe('changed')
  await tamper(
    `update reporting.seal set content = replace(content, '按时间表推进', '全部提前完成') where report_id = $1`,
    reportId,
  )
  expect(await verdict()).toBe('broken')
})

test('a signature by a key of one’s own making does not pass for the signer’s, even with the key put in its place', async () => {
  const forged = makeSigningKey(privacy())
  const [{ content }] = (
    await town.tx((tx) =>
      sql<{ content: string }>`select content from reporting.seal where report_id = ${reportId}`.execute(tx),
    )
  ).rows as [{ content: string }]
  const { digest, signature } = signText(privacy(), forged, content)
  await tamper(
    'update reporting.seal set digest = $1, signature = $2, public_key = $3',
    digest,
    signature,
    forged.publicKey,
  )
  expect(await verdict()).toBe('broken')
  await tamper('update reporting.signing_key set public_key = $1', forged.publicKey)
  expect(await verdict()).toBe('broken')
})

test('seals and keys cannot be changed by the platform itself', async () => {
  for (const table of ['seal', 'signing_key', 'step'])
    await expect(town.tx((tx) => sql.raw(`delete from reporting.${table}`).execute(tx))).rejects.toThrow()
})
