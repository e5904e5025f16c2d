import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { clerkOf } from './accounts.ts'
import type { Desk, Sheet } from './desk.ts'
import { type DemoTown, type Halves, type Staff, sheetsOf, type TownSheets } from './rows.ts'
import { severalAtOnce } from './several.ts'

type TownRow = Omit<DemoTown, 'staff'> & { districtCode: string; districtName: string; districtPath: string }
export type District = { code: string; name: string; path: string; towns: TownSheets[] }

/** Places in the list of towns with a point where the staff is not as it should be. */
const SHORT_OF_STAFF: Readonly<Record<number, Staff>> = { 7: 'gap', 12: 'gap', 21: 'one' }

/** What the districts with active points report, made up town by town. */
export async function districtsReporting(desk: Desk): Promise<District[]> {
  const towns = await desk.seeing(townsWithPoints)
  const districts = new Map<string, District>()
  for (const [index, town] of towns.entries()) {
    const { districtCode: code, districtName: name, districtPath: path } = town
    const district = districts.get(code) ?? { code, name, path, towns: [] }
    district.towns.push(sheetsOf({ ...town, staff: SHORT_OF_STAFF[index] ?? 'enough' }))
    districts.set(code, district)
  }
  return [...districts.values()]
}

/** Communities whose name nobody has confirmed yet report nothing. */
async function townsWithPoints(tx: Tx): Promise<TownRow[]> {
  const { rows } = await sql<TownRow>`
    select town.code, town.name, to_char(p.starts_on, 'YYYY-MM-DD') as starts_on,
      district.code as district_code, district.name as district_name, district.path as district_path,
      (select count(*)::int from directory.area d where d.level = 'district' and d.code < district.code) as district_no,
      (select count(*)::int from directory.area t where t.parent_code = district.code and t.code < town.code) as town_no,
      (select coalesce(json_agg(json_build_object('code', a.code, 'name', a.name, 'isVillage', a.kind = 'rural') order by a.code), '[]')
       from programme.pub_point_community c join directory.area a on a.code = c.area_code where c.point_id = p.id) as communities
    from programme.pub_point p
    join directory.area town on town.code = p.town_code
    join directory.area district on district.code = p.district_code
    where p.status = 'active' order by p.kind desc, town.code`.execute(tx)
  return rows
}

type Part = { kind: string; title: string; on: string; rows(town: TownSheets): Halves['first'] }

/** Sent in before the first milestone, in this order: later sheets speak of people named in earlier ones. */
export const FIRST_HALF: readonly Part[] = [
  {
    kind: 'directory.population',
    title: '常住人口上报表（2023年6月）',
    on: '2023-08-05 10:12',
    rows: (town) => town.population,
  },
  {
    kind: 'directory.organisations',
    title: '社区社会组织名册',
    on: '2024-05-24 14:20',
    rows: (town) => town.organisations,
  },
  {
    kind: 'volunteering.roster',
    title: '注册志愿者花名册（2023年9月）',
    on: '2023-10-09 09:30',
    rows: (town) => town.roster.first,
  },
  {
    kind: 'workforce.two-committee-members',
    title: '“两委”成员花名册',
    on: '2023-10-12 16:05',
    rows: (town) => town.committee,
  },
  {
    kind: 'workforce.community-workers',
    title: '社区工作者与证书花名册',
    on: '2023-10-12 16:40',
    rows: (town) => town.workers,
  },
  {
    kind: 'workforce.fulltime-workers',
    title: '专职社工花名册',
    on: '2023-11-15 11:00',
    rows: (town) => town.fulltime,
  },
  {
    kind: 'volunteering.hours',
    title: '志愿服务时长（2023年7至11月）',
    on: '2023-11-28 17:10',
    rows: (town) => town.hours.first,
  },
  {
    kind: 'workforce.participations',
    title: '参与记录（2023年7至11月）',
    on: '2023-11-29 10:25',
    rows: (town) => town.participation.first,
  },
]
export const SECOND_HALF: readonly Part[] = [
  {
    kind: 'volunteering.roster',
    title: '新增志愿者花名册（2024年5月）',
    on: '2024-05-10 09:45',
    rows: (town) => town.roster.second,
  },
  {
    kind: 'volunteering.hours',
    title: '志愿服务时长（2024年5至6月）',
    on: '2024-06-27 16:30',
    rows: (town) => town.hours.second,
  },
  {
    kind: 'workforce.participations',
    title: '参与记录（2024年1至6月）',
    on: '2024-06-28 09:15',
    rows: (town) => town.participation.second,
  },
]

/** Every district brings these sheets, a few districts at once. */
export async function bringSheets(desk: Desk, districts: readonly District[], parts: readonly Part[]): Promise<void> {
  await severalAtOnce(districts, 3, async ({ code, name, path, towns }) => {
    for (const { kind, title, on, rows } of parts) {
      const sheet: Sheet = {
        kind,
        by: clerkOf(code),
        area: { code, path },
        fileName: `${name}${title}（演示）.xlsx`,
        on,
        rows: towns.flatMap(rows),
      }
      await desk.bring(sheet)
    }
  })
}

/** From the start of the programme the returns of the joint points are what shares are counted against. */
export async function freezeBases(desk: Desk): Promise<void> {
  const { rows } = await desk.seeing((tx) =>
    sql<{ returnId: string; districtCode: string }>`
      select r.id as return_id, p.district_code from programme.pub_point p
      join programme.pub_point_community c on c.point_id = p.id
      join directory.pub_population_return r on r.area_code = c.area_code
      where p.kind = 'joint' and not exists (select from directory.pub_population_base b where b.area_code = r.area_code)
      order by r.area_code`.execute(tx),
  )
  for (const { returnId, districtCode } of rows) {
    const input = { returnId, validFrom: '2023-07-01', reason: '以2023年6月30日常住人口为创建年度基数' }
    await desk.send(clerkOf(districtCode), 'directory.freezeBase', input, '2023-08-10 15:00')
  }
}

/** Every town and community that a figure is about. */
export async function areasOfPoints(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select town_code as code from programme.pub_point
    union select area_code from programme.pub_point_community where area_code is not null order by code`.execute(tx)
  return rows.map(({ code }) => code)
}
