import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { codesWithin } from '#contexts/directory/public.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { inspectionContract } from '../contract.ts'
import { inspectionErrors } from '../errors.ts'
import { limitsOn } from '../limits.ts'
import { digestOfList, drawOf, sizeOfSample, sortedKeys } from '../rules/draw.ts'
import { filesOfKind } from '../store/files.ts'
import {
  addSample,
  closeList,
  countSamples,
  type Drawn,
  filesOf,
  findSamples,
  judge,
  type Sample,
  listSamples as samplesFound,
  voidList,
} from '../store/samples.ts'
import { SAMPLE_KINDS, SAMPLE_STATES } from '../vocabulary.ts'
import { tellFiles } from './findings.ts'
import { changed, handOf, thePointAt, theRecord } from './hands.ts'

type Endpoints = typeof inspectionContract.endpoints

/** SM3 (GB/T 32905) in hexadecimal. */
const sm3 = (text: string): string => createHash('sm3').update(text).digest('hex')

const rowOf = (sample: Sample) => ({ ...sample, whole: sample.population.length })

export const listSamples: Handler<Endpoints['listSamples']> = async ({ areaCode, page, pageSize, ...filter }, call) => {
  const search = { ...filter, codes: await codesWithin(call.tx, call.reach(), areaCode) }
  const rows = await samplesFound(call.tx, { ...search, page, pageSize })
  return { rows: rows.map(rowOf), total: await countSamples(call.tx, search) }
}

const theSample = (call: Call, sampleId: string): Promise<Sample> =>
  theRecord(call, 'inspection.sample', sampleId, {
    find: (ids) => findSamples(call.tx, ids),
    missing: () => inspectionErrors.noSample(),
  })

/** Drawn again from the frozen list by its seed: the same files in the same order, and the same digest. */
function isDrawnRight({ seed, population, sampled, listDigest }: Sample, files: readonly Drawn[]): boolean {
  const drawn = drawOf(population, seed, sampled, sm3)
  const isSame = files.length === drawn.length && files.every(({ key }, at) => key === drawn[at])
  return isSame && digestOfList({ seed, population, drawn }, sm3) === listDigest
}

export const getSample: Handler<Endpoints['getSample']> = async ({ sampleId }, call) => {
  const sample = await theSample(call, sampleId)
  const files = await filesOf(call.tx, sampleId)
  const mayCheck = sample.state === 'open' && call.may('inspection.sample.check', { areaPath: sample.areaPath })
  return { ...rowOf(sample), isDrawnRight: isDrawnRight(sample, files), mayCheck, files }
}

export const drawSample: Handler<Endpoints['drawSample']> = async ({ areaCode, stage, kind, seed: told }, call) => {
  const { tx, today, about } = call
  const point = await thePointAt(call, areaCode)
  const files = await filesOfKind(tx, kind, { townCode: areaCode, today })
  if (files.length === 0) throw inspectionErrors.nothingToDraw(SAMPLE_KINDS[kind])
  const { samplePercent: percent, sampleLeast: least } = await limitsOn(tx, today)
  const seed = told || randomBytes(8).toString('hex')
  const population = sortedKeys(files.map(({ key }) => key))
  const drawn = drawOf(population, seed, sizeOfSample(population.length, { percent, least }), sm3)
  const id = randomUUID()
  about('inspection.sample', id)
  const byKey = new Map(files.map((file) => [file.key, file]))
  const draw = {
    ...{ id, pointId: point.pointId, areaCode, stage, kind, seed, population },
    listDigest: digestOfList({ seed, population, drawn }, sm3),
    files: drawn.flatMap((key) => byKey.get(key) ?? []),
  }
  if (!(await addSample(tx, draw, today, handOf(call)))) throw inspectionErrors.drawnAlready(SAMPLE_KINDS[kind])
  await changed(call, point)
  return { sampleId: id, sampled: drawn.length }
}

export const checkFile: Handler<Endpoints['checkFile']> = async (form, call) => {
  const { sampleId: id, version, position, faults, reason } = form
  const sample = await openOne(call, id)
  if (faults.length > 0 && reason.length < 2) throw inspectionErrors.faultWords()
  if (position > sample.sampled) throw inspectionErrors.noSuchFile()
  await judge(call.tx, { id, version }, { position, faults: [...new Set(faults)], reason }, handOf(call))
  return { version: version + 1 }
}

async function openOne(call: Call, sampleId: string): Promise<Sample> {
  const sample = await theSample(call, sampleId)
  if (sample.state !== 'open') throw inspectionErrors.sampleIs(SAMPLE_STATES[sample.state])
  return sample
}

export const closeSample: Handler<Endpoints['closeSample']> = async ({ sampleId: id, version }, call) => {
  const sample = await openOne(call, id)
  if (sample.checked < sample.sampled) throw inspectionErrors.unchecked(sample.sampled - sample.checked)
  await closeList(call.tx, { id, version }, call.today, handOf(call))
  await tellFiles(call, sample)
  await changed(call, sample)
  return { version: version + 1 }
}

/** Stays in the list with its reason. What it said is taken back from the figures. */
export const voidSample: Handler<Endpoints['voidSample']> = async ({ sampleId: id, version, reason }, call) => {
  const sample = await theSample(call, id)
  if (sample.state === 'voided') throw inspectionErrors.sampleIs(SAMPLE_STATES.voided)
  await voidList(call.tx, { id, version }, reason)
  if (sample.state === 'closed') await tellFiles(call, sample)
  await changed(call, sample)
  return { version: version + 1 }
}
