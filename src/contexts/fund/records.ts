import type { RecordKind } from '#platform/context.ts'
import { RESOLUTION_STATES } from './contract-parts.ts'
import { STATES } from './rules/states.ts'
import { findCharities } from './store/charities.ts'
import { findFunds } from './store/funds.ts'
import { findResolutions } from './store/resolutions.ts'
import { findDisposals } from './store/surplus.ts'

export const fundRecords: RecordKind[] = [
  {
    kind: 'fund.charity',
    title: '慈善组织',
    placeOf: async (tx, id) => {
      const [found] = await findCharities(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findCharities(tx, ids)).map(({ id, name, certificateNo }) => ({
        id,
        label: name,
        detail: `公开募捐资格证书${certificateNo}`,
      })),
    page: () => '/fund/charities',
  },
  {
    kind: 'fund.fund',
    title: '社区基金',
    placeOf: async (tx, id) => {
      const [found] = await findFunds(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findFunds(tx, ids)).map(({ id, name, areaName, state }) => ({
        id,
        label: name,
        detail: `${areaName} · ${STATES[state]}`,
      })),
    page: (id) => `/fund/funds/${id}`,
  },
  {
    kind: 'fund.resolution',
    title: '管委会决议',
    placeOf: async (tx, id) => {
      const [found] = await findResolutions(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findResolutions(tx, ids)).map(({ id, title, fundName, state }) => ({
        id,
        label: title,
        detail: `${fundName} · ${RESOLUTION_STATES[state]}`,
      })),
    page: (id) => `/fund/resolutions/${id}`,
  },
  {
    kind: 'fund.surplus-disposal',
    title: '剩余财产处理',
    placeOf: async (tx, id) => {
      const [found] = await findDisposals(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findDisposals(tx, ids)).map(({ id, recipient, purpose }) => ({ id, label: recipient, detail: purpose })),
    page: () => '/fund/funds',
  },
]
