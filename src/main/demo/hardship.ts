import { sql } from 'kysely'
import { idCheckDigit } from '#kernel/identity.ts'
import { addDays } from '#kernel/time.ts'
import type { Tx } from '#platform/db/database.ts'
import { CITY_CLERK } from './accounts.ts'
import type { Desk } from './desk.ts'
import { type Random, random } from './random.ts'
import type { SheetRow } from './sheet.ts'

type Place = { code: string; name: string; townName: string; townNo: number }

const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'] as [string, ...string[]]
const GIVEN = [...'桂秀玉淑凤振宝长德福兰英华芬珍生林田海荣'] as [string, ...string[]]

/** Groups as a bureau's list writes them, with the years of age they are found at. */
const KINDS = [
  { groups: '低保对象', evidence: '低保证', ages: [30, 70] },
  { groups: '低保对象、残疾人（持证）', evidence: '低保证、残疾人证', ages: [25, 75] },
  { groups: '特困人员', evidence: '特困人员救助供养证', ages: [62, 85] },
  { groups: '独居、空巢、高龄、失能老人', evidence: '社区台账', ages: [80, 93] },
  { groups: '残疾人（持证）', evidence: '残疾人证', ages: [20, 78] },
  { groups: '独居、空巢、高龄、失能老人', evidence: '老年人能力评估报告', ages: [72, 90] },
  { groups: '困境儿童', evidence: '困境儿童认定表', ages: [6, 15] },
  { groups: '重病、因病致困人员', evidence: '医疗救助审批表', ages: [40, 72] },
  { groups: '低保边缘家庭成员', evidence: '低保边缘家庭认定书', ages: [35, 66] },
  { groups: '优抚对象、退役军人', evidence: '优待证', ages: [55, 88] },
] as const

const NANSHI = '120101006'
/** How many are listed in each community: all in 南市街道, a few elsewhere. */
const IN_NANSHI = 16
const ELSEWHERE = 5

/**
 * The city's list of people in special hardship, handed down once and taken in by one spreadsheet. People are invented: their
 * numbers begin with 1299xx, which is no place.
 */
export async function tellOfHardship(desk: Desk): Promise<void> {
  const places = await desk.seeing(communitiesOfPoints)
  await desk.bring({
    kind: 'hardship.register',
    by: CITY_CLERK,
    area: { code: '12', path: '12' },
    fileName: '市级困难群众名单（演示）.xlsx',
    on: '2023-08-15 09:40',
    rows: places.flatMap(listOf),
  })
}

async function communitiesOfPoints(tx: Tx): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select a.code, a.name, town.name as town_name, dense_rank() over (order by town.code)::int as town_no
    from programme.pub_point p join programme.pub_point_community c on c.point_id = p.id
    join directory.area a on a.code = c.area_code join directory.area town on town.code = a.parent_code
    where p.status = 'active' order by a.code`.execute(tx)
  return rows
}

function listOf(place: Place): SheetRow[] {
  const dice = random(`hardship of ${place.code}`)
  const many = place.code.startsWith(NANSHI) ? IN_NANSHI : ELSEWHERE
  return Array.from({ length: many }, (_, index) => {
    const { groups, evidence, ages } =
      KINDS[(index + (many === ELSEWHERE ? dice.between(0, 9) : 0)) % KINDS.length] ?? KINDS[0]
    return {
      ...personOf(place, dice, index, ages),
      ...{ 街镇: place.townName, 居住社区: place.code, 困难类别: groups },
      ...{ 列入日期: addDays('2022-01-01', dice.between(0, 540)), 凭据: evidence },
    }
  })
}

/** The last digits say which community and row, so that no two are the same whatever their birthday. */
function personOf({ code, townNo }: Place, dice: Random, index: number, [youngest, oldest]: readonly [number, number]) {
  const birth = addDays(`${2023 - dice.between(youngest, oldest)}-01-01`, dice.between(0, 364)).replaceAll('-', '')
  const area = `1298${String(townNo).padStart(2, '0')}`
  const sequence = String((Number(code.slice(-2)) % 10) * 100 + index * 3 + 1)
    .padStart(3, '0')
    .slice(-3)
  const first17 = `${area}${birth}${sequence}`
  return {
    姓名: dice.pick(SURNAMES) + dice.pick(GIVEN) + dice.pick(GIVEN),
    身份证号: first17 + idCheckDigit(first17),
    手机号: `1990001${String(dice.between(0, 9_999)).padStart(4, '0')}`,
  }
}
