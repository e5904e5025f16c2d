import { type Fen, showYuan } from '#kernel/money.ts'
import { showDate } from '#kernel/time.ts'
import type { RecordKind } from '#platform/context.ts'
import { canSeeName } from './rules/giver.ts'
import { findCorrections } from './store/corrections.ts'
import { findGifts } from './store/gifts.ts'
import { findGivers } from './store/givers.ts'
import { findRefunds } from './store/refunds.ts'
import { findRows, findStatements } from './store/statements.ts'
import { CORRECTION_STATES, GIFT_STATES, GIVER_KINDS, REFUND_STATES, ROW_STATES } from './vocabulary.ts'

const yuan = (fen: number): string => `${showYuan(fen as Fen)}元`

export const givingRecords: RecordKind[] = [
  {
    kind: 'giving.giver',
    title: '捐赠人',
    placeOf: async (tx, id) => {
      const [found] = await findGivers(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findGivers(tx, ids)).map(({ id, kind, consent, maskedName }) => ({
        id,
        label: canSeeName(kind, consent, false) ? maskedName : '不公开',
        detail: GIVER_KINDS[kind],
      })),
    page: (id) => `/fund/givers/${id}`,
  },
  {
    kind: 'giving.gift',
    title: '捐赠',
    placeOf: async (tx, id) => {
      const [found] = await findGifts(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findGifts(tx, ids)).map(({ id, no, fen, state, receivedOn }) => ({
        id,
        label: no,
        detail: [yuan(fen), GIFT_STATES[state], ...(receivedOn ? [showDate(receivedOn)] : [])].join(' · '),
      })),
    page: (id) => `/fund/gifts/${id}`,
  },
  {
    kind: 'giving.refund',
    title: '捐赠退还',
    placeOf: async (tx, id) => {
      const [found] = await findRefunds(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findRefunds(tx, ids)).map(({ id, giftNo, fen, state }) => ({
        id,
        label: giftNo,
        detail: `退还${yuan(fen)} · ${REFUND_STATES[state]}`,
      })),
  },
  {
    kind: 'giving.correction',
    title: '捐赠红字更正',
    placeOf: async (tx, id) => {
      const [found] = await findCorrections(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findCorrections(tx, ids)).map(({ id, giftNo, fen, state }) => ({
        id,
        label: giftNo,
        detail: `红字更正${yuan(fen)} · ${CORRECTION_STATES[state]}`,
      })),
  },
  {
    kind: 'giving.statement',
    title: '对账单',
    placeOf: async (tx, id) => {
      const [found] = await findStatements(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findStatements(tx, ids)).map(({ id, account, fromOn, untilOn, rowCount }) => ({
        id,
        label: `尾号${account}`,
        detail: `${showDate(fromOn)}至${showDate(untilOn)} · ${rowCount}笔`,
      })),
    page: (id) => `/fund/statements/${id}`,
  },
  {
    kind: 'giving.statement-row',
    title: '银行流水',
    placeOf: async (tx, id) => {
      const [found] = await findRows(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findRows(tx, ids)).map(({ id, serial, fen, state }) => ({
        id,
        label: serial,
        detail: `${yuan(fen)} · ${ROW_STATES[state]}`,
      })),
  },
]
