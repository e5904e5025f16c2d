import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { addOrganisation, addPerson, recordReturn } from '#contexts/directory/public.ts'
import { idCheckDigit } from '#kernel/identity.ts'
import type { Tx } from '#platform/db/database.ts'
import type { MakeSample } from './samples.ts'

let made = 0
const number = (): string => {
  made += 1
  const head = `12999919600101${String(made).padStart(3, '0')}`
  return head + idCheckDigit(head)
}

export const samplePerson: MakeSample = (tx, areaCode, now) =>
  addPerson(tx, { areaCode, name: '样例人员', idNumber: number() }, now)

export const townOf = (areaCode: string): string => areaCode.slice(0, 9)

async function nameMatch(tx: Tx, areaCode: string, now: Date): Promise<string> {
  const id = randomUUID()
  await sql`insert into directory.name_match (id, written_name, parent_code, source, created_at)
    values (${id}, ${`样例${id.slice(0, 13)}社区`}, ${townOf(areaCode)}, '样例', ${now})`.execute(tx)
  return id
}

export const directorySamples: Record<string, MakeSample> = {
  'directory.person': samplePerson,
  'directory.population-return': (tx, areaCode, now) =>
    recordReturn(tx, {
      areaCode,
      asOf: '2023-06-30',
      residents: 3000,
      sourceKind: 'town_sealed',
      note: '',
      fileId: null,
      recordedBy: randomUUID(),
      recordedAt: now,
    }),
  'directory.organisation': async (tx, areaCode, now) => {
    const id = await addOrganisation(tx, {
      areaCode,
      name: `样例互助社${randomUUID().slice(0, 13)}`,
      kind: 'community_social_org',
      uscc: null,
      standing: 'filed',
      standingNo: '备1',
      standingOn: '2023-09-01',
      domain: '',
      headName: '',
      createdAt: now,
    })
    return id ?? ''
  },
  'directory.name-match': nameMatch,
}
