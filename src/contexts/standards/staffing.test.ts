import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { directoryContract } from '#contexts/directory/contract.ts'
import { workforceContract } from '#contexts/workforce/contract.ts'
import { paths } from '../../../tests/kit/divisions.ts'
import { idNumberOf } from '../../../tests/kit/imports.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { workforceMeasures } from './measures/workforce.ts'

const town = aTown()
const NANSHI = '120101006'

test('a station shows the days short of staff as S2.1 counts them, and S2.1 says what its sheets hold', async () => {
  await loadTianjin(town)
  const clerk = town.as(await town.person('townAdmin', paths.nanshi))
  const station = { areaCode: NANSHI, name: '南市街道社会工作服务站' }
  const { stationId } = (await clerk.ask(workforceContract, 'recordStation', station)).body
  const people: string[] = []
  for (const [index, fromDate] of ['2023-07-01', '2023-08-16'].entries()) {
    const form = {
      areaCode: '120101006018',
      name: `社工${index + 1}`,
      idNumber: idNumberOf(`1201011988020310${index}`),
    }
    const { personId } = (await clerk.ask(directoryContract, 'recordPerson', form)).body
    const post = { areaCode: NANSHI, personId, kind: 'fulltime_social_worker', fromDate }
    expect((await clerk.ask(workforceContract, 'recordServicePeriod', post)).status).toBe(200)
    people.push(personId)
  }
  const leave = { personId: people[1], fromDate: '2024-02-19', toDate: '2024-02-20', state: 'leave' }
  const sheet = { areaCode: NANSHI, month: '2024-02-01', version: 0, exceptions: [leave] }
  expect((await clerk.ask(workforceContract, 'saveAttendance', sheet)).status).toBe(200)

  const { staffing } = (await clerk.ask(workforceContract, 'getStation', { stationId })).body
  expect(staffing.gaps).toEqual([{ from: '2023-07-01', to: '2023-08-15', days: 46, isTooLong: true }])

  const measure = workforceMeasures.find(({ name }) => name === 'workforce.fulltime-workers')
  const question = { asOf: '2024-03-05', yearFrom: '2023-07-01', parameter: () => 30 }
  const subject = sql`with subject as (select ${stationId}::uuid as subject_id, null::uuid as point_id, null::text as area_code,
    ${NANSHI} as town_code, '2023-07-01'::date as from_date)`
  const { faults, notes } = await town.tx(async (tx) => {
    const wrong = await sql<{
      fault: string
    }>`${subject} select * from (${measure?.faults?.(question, 2)}) as f`.execute(tx)
    const rows = await sql<{ note: string }>`${subject} select * from (${measure?.part.rows(question)}) as r`.execute(
      tx,
    )
    return { faults: wrong.rows.map(({ fault }) => fault), notes: rows.rows.map(({ note }) => note).sort() }
  })
  expect(faults).toEqual(['2023-07-01至2023-08-15连续46天不足2名（容许30天）'])
  expect(notes).toEqual(['2023-07-01到岗；近30天考勤在岗15天', '2023-08-16到岗；近30天考勤在岗13天、请假2天'])
})
