import type { RecordKind } from '#platform/context.ts'
import { findAdoptions } from './store/adoptions.ts'
import { findCases } from './store/cases.ts'
import { findPublicity, findResearch } from './store/registers.ts'
import { ADOPTION_STATES, CASE_STATES, MEDIA_LEVELS, RESEARCH_STATES } from './vocabulary.ts'

const placed = (found: { areaPath: string } | undefined) => found && { areaPath: found.areaPath }

export const learningRecords: RecordKind[] = [
  {
    kind: 'learning.case',
    title: '案例',
    placeOf: async (tx, id) => placed((await findCases(tx, [id]))[0]),
    labelsOf: async (tx, ids) =>
      (await findCases(tx, ids)).map(({ id, title, state, townName }) => ({
        id,
        label: title,
        detail: `${CASE_STATES[state]} · ${townName}`,
      })),
    page: (id) => `/learning/cases/${id}`,
  },
  {
    kind: 'learning.adoption',
    title: '做法采用',
    placeOf: async (tx, id) => placed((await findAdoptions(tx, [id]))[0]),
    labelsOf: async (tx, ids) =>
      (await findAdoptions(tx, ids)).map(({ id, caseTitle, state, townName }) => ({
        id,
        label: `${townName}采用“${caseTitle}”`,
        detail: ADOPTION_STATES[state],
      })),
    page: () => '/learning/adoptions',
  },
  {
    kind: 'learning.publicity',
    title: '宣传',
    placeOf: async (tx, id) => placed((await findPublicity(tx, [id]))[0]),
    labelsOf: async (tx, ids) =>
      (await findPublicity(tx, ids)).map(({ id, title, media, level, publishedOn }) => ({
        id,
        label: title,
        detail: `${media}（${MEDIA_LEVELS[level]}）${publishedOn}`,
      })),
    page: () => '/learning/publicity',
  },
  {
    kind: 'learning.research',
    title: '研究',
    placeOf: async (tx, id) => placed((await findResearch(tx, [id]))[0]),
    labelsOf: async (tx, ids) =>
      (await findResearch(tx, ids)).map(({ id, title, author, state }) => ({
        id,
        label: title,
        detail: `${author} · ${RESEARCH_STATES[state]}`,
      })),
    page: () => '/learning/research',
  },
]
