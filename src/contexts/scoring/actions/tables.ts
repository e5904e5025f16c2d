import { findArea } from '#contexts/directory/public.ts'
import { faultsOfTable, type ScoreTable } from '#contexts/programme/contract.ts'
import { type Programme, programmeOf } from '#contexts/programme/public.ts'
import { handOf } from '#platform/access/doer.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import { accountsWith, notify, settleMessages } from '#platform/notify/store.ts'
import type { scoringContract } from '../contract.ts'
import { scoringErrors } from '../errors.ts'
import { scoreItems } from '../items/index.ts'
import {
  changeDraft,
  dropDraft,
  fixDraft,
  insertTable,
  listTables as list,
  listStageUses,
  type TableRow,
  takeTurn,
} from '../store/tables.ts'
import { followPackage, tableOf } from '../tables.ts'
import { STAGES, type Stage } from '../vocabulary.ts'

type Endpoints = typeof scoringContract.endpoints
const linkOf = (id: string): string => `/scoring/tables/${id}`

const viewOf = (one: TableRow) => {
  const { id, number, title, state, stages, content, reason, draftedName, fixedName, fixedOn, packageDigest } = one
  const items = content.items.length
  return {
    ...{ id, number, title, state, stages, items, reason, draftedName, fixedName, fixedOn },
    isOfPackage: packageDigest !== null,
  }
}

export const listTables: Handler<Endpoints['listTables']> = async (_, { tx, reach }) => {
  reach()
  await followPackage(tx)
  return { rows: (await list(tx)).map(viewOf), uses: await listStageUses(tx) }
}

export const readTable: Handler<Endpoints['readTable']> = async ({ tableId }, { tx, reach, may, actor }) => {
  reach()
  const programme = await programmeIn(tx)
  const table = await tableOf(tx, tableId)
  const area = await findArea(tx, programme.rootCode)
  const place = { areaPath: area?.path ?? '' }
  const isDraft = table.state === 'draft'
  return {
    table: { ...viewOf(table), content: table.content, version: table.version },
    faults: isDraft ? faultsIn(table.content, programme) : [],
    library: [...scoreItems],
    criteria: programme.criteria.map(({ code, title }) => ({ code, title })),
    areaCode: programme.rootCode,
    mayChange: may('scoring.table.record', place),
    mayFix: isDraft && table.draftedBy !== actor.accountId && may('scoring.table.approve', place),
  }
}

async function programmeIn(tx: Tx): Promise<Programme> {
  const programme = await programmeOf(tx)
  if (!programme) throw scoringErrors.noProgramme()
  return programme
}

const faultsIn = (table: ScoreTable, { criteria }: Programme): string[] =>
  faultsOfTable(table, { items: scoreItems, criteria: criteria.map(({ code }) => code) }).map(({ reason }) => reason)

/** A table is the whole programme's: permission is settled at its root, wherever a page says it is. Not by whom `notBy` names. */
async function settle({ tx, allow }: Call, areaCode: string, notBy: readonly string[] = []): Promise<Programme> {
  const area = await findArea(tx, areaCode)
  if (area) allow({ areaPath: area.path }, { notBy })
  const programme = await programmeIn(tx)
  if (area?.code !== programme.rootCode) throw scoringErrors.wholeProgrammeOnly()
  await takeTurn(tx)
  return programme
}

export const draftTable: Handler<Endpoints['draftTable']> = async ({ areaCode, basedOn, reason }, call) => {
  await settle(call, areaCode)
  const { content } = await tableOf(call.tx, basedOn)
  const open = (await list(call.tx)).find(({ state }) => state === 'draft')
  if (open) throw scoringErrors.draftWaits(open.number)
  const { id } = await insertTable(call.tx, { content, stages: [], reason, by: handOf(call) })
  return { tableId: id }
}

async function draftAt(tx: Tx, tableId: string): Promise<TableRow> {
  const table = await tableOf(tx, tableId)
  if (table.state !== 'draft') throw scoringErrors.notADraft()
  return table
}

/** A draft may still have faults: what was typed is kept, and what must be mended is said. */
export const changeTable: Handler<Endpoints['changeTable']> = async ({ areaCode, tableId, version, ...form }, call) => {
  const programme = await settle(call, areaCode)
  await draftAt(call.tx, tableId)
  await changeDraft(call.tx, tableId, version, form)
  const link = linkOf(tableId)
  const faults = faultsIn(form.content, programme)
  await settleMessages(call.tx, link, call.now)
  if (faults.length === 0) await askForSecondHand(call, areaCode, link)
  return { version: version + 1, faults }
}

async function askForSecondHand({ tx, actor, today, now }: Call, areaCode: string, link: string): Promise<void> {
  const area = await findArea(tx, areaCode)
  const approvers = await accountsWith(tx, 'scoring.table.approve', area?.path ?? '', today)
  const others = approvers.filter((one) => one !== actor.accountId)
  await notify(tx, others, { title: '评分表新的一版待审定', link }, now)
}

export const dropTable: Handler<Endpoints['dropTable']> = async ({ areaCode, tableId, version }, call) => {
  await settle(call, areaCode)
  await draftAt(call.tx, tableId)
  await dropDraft(call.tx, tableId, version)
  await settleMessages(call.tx, linkOf(tableId), call.now)
  return {}
}

export const fixTable: Handler<Endpoints['fixTable']> = async ({ areaCode, tableId, version }, call) => {
  const { tx, today, now, tell } = call
  const table = await tableOf(tx, tableId)
  const programme = await settle(call, areaCode, table.draftedBy ? [table.draftedBy] : [])
  if (table.state !== 'draft') throw scoringErrors.notADraft()
  await mustNotChangeBegun(tx, table.stages)
  const faults = faultsIn(table.content, programme)
  if (faults.length > 0) throw scoringErrors.faults(faults)
  await fixDraft(tx, tableId, version, { by: handOf(call), on: today })
  await settleMessages(tx, linkOf(tableId), now)
  if (table.draftedBy)
    await notify(tx, [table.draftedBy], { title: `评分表第${table.number}版已审定`, link: linkOf(tableId) }, now)
  await tell('scoring.table-fixed', { tableId })
  return {}
}

/** One ruler from first to last: a stage that has begun keeps the version it began with. */
async function mustNotChangeBegun(tx: Tx, stages: readonly Stage[]): Promise<void> {
  if (stages.length === 0) throw scoringErrors.noStages()
  const begun = (await listStageUses(tx)).find(({ stage }) => stages.includes(stage))
  if (begun) throw scoringErrors.stageBegun(STAGES[begun.stage], begun.begunOn, begun.number)
}
